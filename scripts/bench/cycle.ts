import { anyAnswer, FormClient, type Page } from '@/scripts/form-client';

/** One learner of the bench: always on an open question. */
export class BenchLearner {
  private constructor(
    private readonly client: FormClient,
    private page: Page,
  ) {}

  /** A guest at the first question. */
  static async arrive(origin: string): Promise<BenchLearner> {
    const client = new FormClient(origin);
    const page = await client.submit(await client.get('/'), 'First question');
    if (!/\/practice\/./.test(page.url))
      throw new Error(`the first question did not open: ${page.url} ${page.status}`);
    return new BenchLearner(client, page);
  }

  /** Answers, sees the feedback, goes on to the next question; milliseconds of each half. */
  async cycle(): Promise<{ feedback: number; next: number }> {
    const answered = await this.client.submit(this.page, 'Submit', anyAnswer(this.page));
    if (!answered.html.includes('data-verdict'))
      throw new Error(`no feedback at ${answered.url} (${answered.status})`);
    this.page = await this.client.submit(answered, 'Next');
    return { feedback: answered.milliseconds, next: this.page.milliseconds };
  }

  /** The same client on the trivial page: as much session and header work, nothing else. */
  async trivial(): Promise<number> {
    return (await this.client.get('/floor')).milliseconds;
  }
}
