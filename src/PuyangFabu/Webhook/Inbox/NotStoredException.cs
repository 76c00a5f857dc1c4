namespace PuyangFabu.Webhook.Inbox;

/// <summary>A message is not on disk and its sender shall try again. Why was logged once where it happened, not for each message.</summary>
public sealed class NotStoredException : Exception
{
    public NotStoredException()
    {
    }

    public NotStoredException(string message)
        : base(message)
    {
    }

    /// <param name="message">Why, as a word for the metrics.</param>
    public NotStoredException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
