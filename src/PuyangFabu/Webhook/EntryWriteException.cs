namespace PuyangFabu.Webhook;

/// <summary>A handler's own write failed; the other messages of the group are not to blame.</summary>
public sealed class EntryWriteException : Exception
{
    public EntryWriteException(InboxEntry entry, Exception inner)
        : base("A handler's write failed.", inner) => Entry = entry;

    public EntryWriteException()
    {
    }

    public EntryWriteException(string message)
        : base(message)
    {
    }

    public EntryWriteException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The message whose write it was.</summary>
    public InboxEntry? Entry { get; }
}
