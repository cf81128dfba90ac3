import { gradesCsv } from '@/app/(teach)/grades-csv';
import { now } from '@/lib/clock';
import { getGrades } from '@/lib/data/grades';
import { Refusal } from '@/lib/data/refusal';
import { requireInstructor } from '@/lib/data/viewer';

/** The scores of an assignment as a file. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ assignmentId: string }> },
): Promise<Response> {
  const { assignmentId } = await params;
  try {
    const grades = await getGrades(await requireInstructor(), assignmentId, now());
    const name = grades.title.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'scores';
    return new Response(gradesCsv(grades), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name.slice(0, 60)}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Response('There is no such assignment.', { status: 404 });
  }
}
