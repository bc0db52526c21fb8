/** The embedded database could not be started; the message says what to do. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
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
