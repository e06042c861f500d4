interface Part {
  stop(): Promise<void>;
}

/** What has been started so far; ends in the opposite order. */
export class Parts {
  private readonly started: Part[] = [];

  add<P extends Part>(part: P): P {
    this.started.unshift(part);
    return part;
  }

  async stop(): Promise<void> {
    for (const part of this.started.splice(0)) await part.stop();
  }
}
