/** The sentence that a code in the address stands for; an unknown code says nothing, so nobody can put words here. */
export function Said({ said, sentences }: { said: string | undefined; sentences: Record<string, string> }) {
  const sentence = said && Object.hasOwn(sentences, said) ? sentences[said] : undefined;
  return sentence ? (
    <p className="sheet sheet-body said" role="status">
      {sentence}
    </p>
  ) : null;
}
