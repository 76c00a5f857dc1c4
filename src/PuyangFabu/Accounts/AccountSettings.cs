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

/// <summary>
/// Whether an account takes messages in plain form. The signature of a plain request covers neither its body nor its form, so
/// that whoever saw one signed query could post what he likes under it.
/// </summary>
public static class EncryptionRule
{
    /// <summary>Until the first encrypted message was verified and read; in sandbox mode always.</summary>
    public const string Auto = "auto";

    /// <summary>Never.</summary>
    public const string Always = "true";

    /// <summary>Always.</summary>
    public const string Never = "false";

    public static bool IsKnown(string value) => Of(value) is Auto or Always or Never;

    /// <summary>The value as it is stored and shown: settings files may write <c>True</c>.</summary>
    public static string Of(string value) => value.ToLowerInvariant();
}
