export { db } from '@/lib/data/db';
export { newLearner as aLearner, signedInAs } from './learners';
