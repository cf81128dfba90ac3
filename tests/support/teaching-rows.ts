import * as assignments from '@/lib/data/assignments';
import * as classes from '@/lib/data/classes';
import * as grades from '@/lib/data/grades';
import * as quizzes from '@/lib/data/quizzes';
import * as sittings from '@/lib/data/sittings';
import type { Instructor, Learner } from '@/lib/data/viewer';
import { after, due, written, type Teaching } from './teaching';

type Ids = Pick<Teaching, 'classId' | 'quizId' | 'assignmentId' | 'sittingId'>;
const now = after(5);

/** What names a thing of an instructor's: only its instructor may. */
export const ofInstructor: Record<string, (instructor: Instructor, ids: Ids) => Promise<unknown>> = {
  getClass: (instructor, { classId }) => classes.getClass(instructor, classId),
  changeJoinCode: (instructor, { classId }) => classes.changeJoinCode(instructor, classId, now),
  getQuiz: (instructor, { quizId }) => quizzes.getQuiz(instructor, quizId),
  renameQuiz: (instructor, { quizId }) => quizzes.renameQuiz(instructor, quizId, 'Another', now),
  savePart: (instructor, { quizId }) => quizzes.savePart(instructor, quizId, written, now),
  removePart: (instructor, { quizId }) => quizzes.removePart(instructor, quizId, written.id, now),
  movePart: (instructor, { quizId }) =>
    quizzes.movePart(instructor, quizId, { partId: written.id, by: -1 }, now),
  previewQuiz: (instructor, { quizId }) => quizzes.previewQuiz(instructor, quizId, 1, now),
  assignQuiz: (instructor, { classId, quizId }) =>
    assignments.assignQuiz(instructor, { classId, quizId, dueAt: due, attemptsAllowed: 1 }, now),
  getGrades: (instructor, { assignmentId }) => grades.getGrades(instructor, assignmentId, now),
};

/** What names a thing of a learner of the class: only that learner may, or anybody of that class where it says so. */
export const ofMember: Record<string, (learner: Learner, ids: Ids) => Promise<unknown>> = {
  getAssignment: (learner, { assignmentId }) => assignments.getAssignment(learner, assignmentId, now),
  startSitting: (learner, { assignmentId }) => sittings.startSitting(learner, assignmentId, now),
};
export const ofSitter: Record<string, (learner: Learner, ids: Ids) => Promise<unknown>> = {
  getSitting: (learner, { sittingId }) => sittings.getSitting(learner, sittingId, now),
  saveDraft: (learner, { sittingId }) =>
    sittings.saveDraft(learner, { sittingId, slot: 2, response: 'b' }, now),
  submitSitting: (learner, { sittingId }) => sittings.submitSitting(learner, sittingId, now),
};

/** What takes no id of a thing: it shows or makes what is the viewer's own; or is pure. */
export const ofTeachingViewer = [
  'listClasses',
  'createClass',
  'joinClass',
  'listQuizzes',
  'createQuiz',
  'listLearnerClasses',
];
export const pureTeaching = ['newPartId', 'readContent'];

export const teachingModules = [classes, quizzes, assignments, sittings, grades];
