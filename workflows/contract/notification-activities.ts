/** Tells people that a problem has opened, by the company's command or webhook; nothing where it has none. */
export interface NotificationActivities {
  notify(input: {
    readonly company: string;
    readonly workflowId: string;
    readonly problem: string;
    readonly sentence: string;
  }): Promise<void>;
}
