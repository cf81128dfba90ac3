const region = /^[a-z]{2,4}(?:-[a-z]+)+-\d+/;

/** The Region inside the name of a zone: us-east-1a, or us-west-2-lax-1a of a local zone. */
export function regionOfZoneName(zone: string | null | undefined): string | null {
  return (zone && region.exec(zone)?.[0]) || null;
}

/** The fourth part of an ARN; a global resource leaves it empty. */
export function regionOfArn(arn: string | null | undefined): string | null {
  const part = arn?.startsWith('arn:') ? arn.split(':', 4)[3] : undefined;
  return part && isRegion(part) ? part : null;
}

export function isRegion(text: string): boolean {
  return text.length <= 32 && region.exec(text)?.[0] === text;
}
