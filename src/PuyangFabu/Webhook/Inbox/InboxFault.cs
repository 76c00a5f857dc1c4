namespace PuyangFabu.Webhook.Inbox;

/// <summary>A message of a group that the database does not take.</summary>
/// <param name="Entry">The message.</param>
/// <param name="Failure">What the database, or the handler's write, said.</param>
/// <param name="InMessage">True when the message itself cannot be stored; false when only what its handler writes cannot.</param>
public sealed record InboxFault(InboxEntry Entry, Exception Failure, bool InMessage);
