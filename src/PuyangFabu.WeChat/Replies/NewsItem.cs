namespace PuyangFabu.WeChat.Replies;

/// <summary>One card of a <see cref="NewsReply"/>.</summary>
/// <param name="PicUrl">Cover, JPG or PNG: 360 x 200 for the first item, 200 x 200 for the others; may be empty.</param>
/// <param name="Url">The page that a tap opens.</param>
public sealed record NewsItem(string Title, string Description, string PicUrl, string Url);
