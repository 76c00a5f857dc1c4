using System.Text.Json.Serialization;

namespace PuyangFabu.Conversation.Replies.Contents;

/// <summary>One thing that a reply rule answers with, as it is stored; not yet the message that WeChat gets.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(ArticleContent), "article")]
[JsonDerivedType(typeof(BoardContent), "board")]
[JsonDerivedType(typeof(ImageContent), "image")]
[JsonDerivedType(typeof(NewsContent), "news")]
public abstract record ReplyContent;
