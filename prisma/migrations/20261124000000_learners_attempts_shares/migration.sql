-- CreateTable
CREATE TABLE "Learner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "guest" BOOLEAN NOT NULL DEFAULT true
);

-- CreateTable
CREATE TABLE "Ticket" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "learnerId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "Ticket_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
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
    CONSTRAINT "Attempt_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "Share" ("token") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Share" (
    "token" TEXT NOT NULL PRIMARY KEY,
    "createdById" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Share_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Learner_guest_seenAt_idx" ON "Learner"("guest", "seenAt");

-- CreateIndex
CREATE INDEX "Ticket_learnerId_idx" ON "Ticket"("learnerId");

-- CreateIndex
CREATE INDEX "Ticket_expiresAt_idx" ON "Ticket"("expiresAt");

-- CreateIndex
CREATE INDEX "Attempt_learnerId_startedAt_idx" ON "Attempt"("learnerId", "startedAt");

-- CreateIndex
CREATE INDEX "Attempt_learnerId_family_answeredAt_idx" ON "Attempt"("learnerId", "family", "answeredAt");

-- CreateIndex
CREATE INDEX "Attempt_learnerId_run_startedAt_idx" ON "Attempt"("learnerId", "run", "startedAt");

-- CreateIndex
CREATE INDEX "Attempt_shareId_idx" ON "Attempt"("shareId");

-- CreateIndex
CREATE UNIQUE INDEX "Share_attemptId_key" ON "Share"("attemptId");

-- CreateIndex
CREATE INDEX "Share_createdById_idx" ON "Share"("createdById");

