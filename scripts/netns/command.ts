/**
 * Lines for one program: `ip -batch` and `nft -f` as they read them, or settings as `net/ipv4/ip_forward=1`. A null
 * namespace is that of whoever runs it.
 */
export type Command = { program: 'ip' | 'nft' | 'settings'; namespace: string | null; lines: string[] };

/** From an id, such as `vpc-1`, to the name of its namespace. */
export type Naming = (id: string) => string;
