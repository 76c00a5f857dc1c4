namespace PuyangFabu.Content.Import;

/// <summary>What an import came to, in lines.</summary>
/// <param name="Imported">New articles.</param>
/// <param name="Updated">Known articles that changed.</param>
/// <param name="Rejected">Lines that were not taken; each was named with its reason.</param>
/// <param name="Unchanged">Known articles that were just so already.</param>
public sealed record ImportResult(long Imported, long Updated, long Rejected, long Unchanged)
{
    /// <summary>What was lost or changed on the way of lines that were taken; each was named with its line.</summary>
    public long Warnings { get; init; }
}
