namespace PuyangFabu.Foundation.Secrets;

/// <summary>How secrets in the database are sealed; section <c>Secrets</c> of the settings.</summary>
public sealed class SecretsOptions
{
    public const string SectionName = "Secrets";

    /// <summary>
    /// Base64 of 32 bytes, the same on every node that shares the database. Empty: a key made at the first start and kept
    /// in the data directory.
    /// </summary>
    public string MasterKey { get; set; } = "";
}
