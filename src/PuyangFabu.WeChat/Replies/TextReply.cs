namespace PuyangFabu.WeChat.Replies;

/// <summary>Words, in which <c>&lt;a href&gt;</c> links work.</summary>
/// <param name="Content">Not empty; 2048 bytes of UTF-8 are the safe limit.</param>
public sealed record TextReply(string Content) : Reply;
