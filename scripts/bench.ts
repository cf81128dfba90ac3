import { benchFamilies } from './bench/families';
import { benchServer } from './bench/server';

const only = process.argv[2];
if (only !== 'server') benchFamilies();
if (only !== 'families') await benchServer();
