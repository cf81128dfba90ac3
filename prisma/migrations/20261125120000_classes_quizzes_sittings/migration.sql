-- CreateTable
CREATE TABLE "Class" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "instructorId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "joinCode" TEXT NOT NULL,
    "joinCodeExpiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Class_instructorId_fkey" FOREIGN KEY ("instructorId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "classId" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "joinedAt" DATETIME NOT NULL,

    PRIMARY KEY ("classId", "learnerId"),
    CONSTRAINT "Enrolment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Enrolment_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Quiz" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "instructorId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Quiz_instructorId_fkey" FOREIGN KEY ("instructorId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "classId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "attemptsAllowed" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Assignment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sitting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignmentId" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "earned" REAL,
    "possible" REAL,
    CONSTRAINT "Sitting_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Sitting_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "learnerId" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "familyRevision" INTEGER NOT NULL,
    "engineRevision" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "run" TEXT NOT NULL,
    "lesson" TEXT,
    "hintsTaken" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "response" TEXT,
    "earned" REAL,
    "verdict" TEXT,
    "belief" TEXT,
    "shareId" TEXT,
    "sittingId" TEXT,
    "slot" INTEGER,
    "draft" TEXT,
    CONSTRAINT "Attempt_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "Share" ("token") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Attempt_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Attempt" ("answeredAt", "belief", "earned", "engineRevision", "family", "familyRevision", "hintsTaken", "id", "learnerId", "lesson", "response", "run", "scope", "shareId", "startedAt", "topic", "variant", "verdict") SELECT "answeredAt", "belief", "earned", "engineRevision", "family", "familyRevision", "hintsTaken", "id", "learnerId", "lesson", "response", "run", "scope", "shareId", "startedAt", "topic", "variant", "verdict" FROM "Attempt";
DROP TABLE "Attempt";
ALTER TABLE "new_Attempt" RENAME TO "Attempt";
CREATE INDEX "Attempt_learnerId_startedAt_idx" ON "Attempt"("learnerId", "startedAt");
CREATE INDEX "Attempt_learnerId_family_answeredAt_idx" ON "Attempt"("learnerId", "family", "answeredAt");
CREATE INDEX "Attempt_learnerId_run_startedAt_idx" ON "Attempt"("learnerId", "run", "startedAt");
CREATE INDEX "Attempt_shareId_idx" ON "Attempt"("shareId");
CREATE UNIQUE INDEX "Attempt_sittingId_slot_key" ON "Attempt"("sittingId", "slot");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Class_joinCode_key" ON "Class"("joinCode");

-- CreateIndex
CREATE INDEX "Class_instructorId_createdAt_idx" ON "Class"("instructorId", "createdAt");

-- CreateIndex
CREATE INDEX "Enrolment_learnerId_idx" ON "Enrolment"("learnerId");

-- CreateIndex
CREATE INDEX "Quiz_instructorId_updatedAt_idx" ON "Quiz"("instructorId", "updatedAt");

-- CreateIndex
CREATE INDEX "Assignment_classId_dueAt_idx" ON "Assignment"("classId", "dueAt");

-- CreateIndex
CREATE INDEX "Sitting_learnerId_startedAt_idx" ON "Sitting"("learnerId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Sitting_assignmentId_learnerId_number_key" ON "Sitting"("assignmentId", "learnerId", "number");
