namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Tells the senders of a group what became of their messages: a few work items for all of them, since one for each costs the
/// pool as much as what it runs, and not on the thread of the writer, whom the next group waits for.
/// </summary>
internal sealed class InboxAnswers : IThreadPoolWorkItem
{
    /// <summary>Fewer are no work for two.</summary>
    private const int LeastShare = 4;

    private readonly List<InboxEntry> group;
    private readonly int start;
    private readonly int end;

    private InboxAnswers(List<InboxEntry> group, int start, int end) => (this.group, this.start, this.end) = (group, start, end);

    /// <param name="group">On disk, each entry decided; nobody changes it any more.</param>
    public static void Send(List<InboxEntry> group)
    {
        var share = Math.Max(LeastShare, (group.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        for (var start = 0; start < group.Count; start += share)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new InboxAnswers(group, start, Math.Min(start + share, group.Count)), preferLocal: false);
        }
    }

    public void Execute()
    {
        for (var index = start; index < end; index++)
        {
            group[index].Complete();
        }
    }
}
