using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>
/// What WeChat pushes to an account: a follower's message or an event. An optional node that is missing or
/// empty is null here; a documented node that is missing is empty text; a number that cannot be read is null.
/// </summary>
public abstract record IncomingMessage
{
    protected IncomingMessage()
    {
    }

    [SetsRequiredMembers]
    private protected IncomingMessage(XmlNodeView root, string msgType)
    {
        ToUserName = root.Text("ToUserName"u8);
        FromUserName = root.Text("FromUserName"u8);
        CreateTime = root.Int64("CreateTime"u8) ?? 0;
        MsgType = msgType;
        // Events of finished jobs spell the node with a capital D.
        MsgId = root.Int64("MsgId"u8) ?? root.Int64("MsgID"u8);
        MsgDataId = root.OptionalText("MsgDataId"u8);
        Idx = root.Int32("Idx"u8);
    }

    /// <summary>Original id (<c>gh_...</c>) of the account.</summary>
    public required string ToUserName { get; init; }

    /// <summary>Openid of the follower; for some job events that of an operator or a name of the system.</summary>
    public required string FromUserName { get; init; }

    /// <summary>When WeChat made the message: Unix seconds, from 0 to the end of the year 9999.</summary>
    public required long CreateTime { get; init; }

    /// <summary>One of <see cref="MessageTypes"/>, or what an unknown message says.</summary>
    public required string MsgType { get; init; }

    /// <summary>Id of a message, or of the job that an event reports; exceeds 2^53. Most events have none.</summary>
    public long? MsgId { get; init; }

    /// <summary>Id of the article the follower wrote from; null elsewhere.</summary>
    public string? MsgDataId { get; init; }

    /// <summary>Position, from 1, of that article in its post; null elsewhere.</summary>
    public int? Idx { get; init; }
}

/// <summary>A message of a type that this library does not know; nothing of it is lost.</summary>
public sealed record UnknownMessage : IncomingMessage
{
    public UnknownMessage()
    {
    }

    [SetsRequiredMembers]
    internal UnknownMessage(XmlNodeView root, string msgType)
        : base(root, msgType)
    {
        RawXml = root.DocumentText();
    }

    /// <summary>The whole document as it came.</summary>
    public string RawXml { get; init; } = "";
}

/// <summary>The values of <c>MsgType</c> that this library reads into records of their own.</summary>
public static class MessageTypes
{
    public const string Text = "text";
    public const string Image = "image";
    public const string Voice = "voice";
    public const string Video = "video";
    public const string ShortVideo = "shortvideo";
    public const string Location = "location";
    public const string Link = "link";
    public const string File = "file";
    public const string MiniProgramPage = "miniprogrampage";
    public const string Event = "event";
}
