/** What an import takes at most. More is refused with a sentence that names the limit. */
export const limits = {
  /** Files of one import, those passed over included. */
  files: 5_000,
  /** Bytes of one file, and of all of them unpacked. */
  fileBytes: 48_000_000,
  totalBytes: 96_000_000,
  /** Members of lists, all files together. */
  objects: 200_000,
  /** Brackets inside brackets. AWS's own output stays under twelve. */
  depth: 40,
  /** Characters of a text that is kept; an endpoint's policy has its own limit. */
  text: 2_048,
  policy: 40_000,
  /** Characters of a file's path. */
  path: 512,
  /** Problems that are told one by one; the others are counted. */
  problemsPerFile: 20,
  problems: 500,
  /** Members of one file that cannot be read, after which the rest of it is left. */
  unreadable: 1_000,
  /** References to what is absent that are told one by one in each list. */
  absent: 500,
  /** Of a zip: its own size, and how many times a file may grow when it is unpacked. */
  zipBytes: 48_000_000,
  zipRatio: 200,
} as const;
