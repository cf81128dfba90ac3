import { Icon } from '@/app/_ui/icon';

/** A slip of format: what is expected, and that it costs nothing. Never looks like a wrong answer. */
export function Slip({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <p className="slip" id="slip" role="alert">
      <Icon name="info" />
      <span>{text} This costs nothing.</span>
    </p>
  );
}
