namespace PuyangFabu.Accounts;

/// <summary>An account as the API last wrote it. The secrets are sealed; an empty one is not set.</summary>
public sealed record AccountSettings
{
    public long Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string OriginalId { get; init; }

    public required string AppId { get; init; }

    public required string Kind { get; init; }

    /// <summary>A value of <see cref="EncryptionRule"/>; null where nobody set it through the API: there the settings count, else the default.</summary>
    public string? RequireEncryption { get; init; }

    public required string AppSecret { get; init; }

    public required string Token { get; init; }

    public required string EncodingAesKey { get; init; }

    public required string PreviousEncodingAesKey { get; init; }

    /// <summary>1 from the first write on.</summary>
    public long Revision { get; init; }

    public long UpdatedMs { get; init; }
}
