namespace PuyangFabu.Publishing.Broadcasts.Previews;

/// <summary>A phone of the newsroom to which an account's mass messages may be previewed by everyone who writes them.</summary>
public sealed record PreviewName
{
    public const string OpenId = "openId";
    public const string WxName = "wxName";

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary><see cref="OpenId"/> or <see cref="WxName"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The openid, or the WeChat id (微信号).</summary>
    public required string Name { get; init; }

    /// <summary>Whose phone it is.</summary>
    public string Note { get; init; } = "";

    public long? AddedBy { get; init; }

    public string AddedName { get; init; } = "";

    public long AddedMs { get; init; }
}
