namespace PuyangFabu.Webhook;

/// <summary>The reply that stands in the inbox for a message.</summary>
/// <param name="Xml">Plain XML, or null for <c>success</c>.</param>
/// <param name="Repeated">True when an earlier delivery, perhaps on another node, had stored it.</param>
public readonly record struct StoredReply(byte[]? Xml, bool Repeated);
