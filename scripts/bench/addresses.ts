export async function benchAddresses(): Promise<void> {}
