/** The embedded database could not be started; the message says what to do. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

const COMPLAINT = /\b(?:FATAL|PANIC|ERROR|error):/;

/** Whether PostgreSQL printed a reason. */
export function hasComplaint(printed: string): boolean {
  return COMPLAINT.test(printed);
}

const DISK_FULL = /No space left on device|Disk quota exceeded/;

/** Whether PostgreSQL printed that its disk is full. */
export function tellsOfFullDisk(printed: string): boolean {
  return DISK_FULL.test(printed);
}

/**
 * The reason in what PostgreSQL printed, without the words around it, as part of a sentence: its last complaint, or that
 * its disk is full, which other complaints follow from.
 */
export function reasonIn(printed: string): string {
  const lines = printed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const complaints = lines.filter(hasComplaint);
  const line = lines.find(tellsOfFullDisk) ?? complaints.at(-1) ?? lines.at(-1) ?? "it said nothing";
  return line.replace(/^.*?\b(?:FATAL|PANIC|ERROR|error):\s*/, "").replace(/\.$/, "");
}

/** Another server uses the data folder. */
export class DataFolderInUseError extends EmbeddedPostgresError {
  override name = "DataFolderInUseError";

  constructor(dataDir: string, pid: string) {
    super(
      `The data folder ${dataDir} is in use by another server (process ${pid}). Stop that one, or set HYPONEMA_DATA_DIR to another folder.`,
    );
  }
}
