namespace PuyangFabu.WeChat.Callbacks;

/// <summary>Whether bytes are a message; everything but <see cref="Ok"/> is the sender's fault.</summary>
public enum ParseOutcome
{
    Ok,

    /// <summary>Not well-formed XML in UTF-8, or XML with a document type, a processing instruction, another entity or a prefixed name.</summary>
    NotXml,

    /// <summary>More than 32 elements inside each other.</summary>
    TooDeep,

    /// <summary>More than 1024 elements, or 32 attributes on one.</summary>
    TooLarge,

    /// <summary>An openid, event, key, ticket or id is longer than WeChat makes them.</summary>
    IdentifierTooLong,

    /// <summary>XML, but its root is not <c>xml</c> or it lacks a receiver, a sender, a time or a type.</summary>
    NotAMessage,
}
