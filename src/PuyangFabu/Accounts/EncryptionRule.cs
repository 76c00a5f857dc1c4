namespace PuyangFabu.Accounts;

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
