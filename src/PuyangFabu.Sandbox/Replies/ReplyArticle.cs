namespace PuyangFabu.Sandbox.Replies;

/// <summary>One item of a news reply.</summary>
public sealed record ReplyArticle(string Title, string Description, string PicUrl, string Url);
