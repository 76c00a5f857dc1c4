namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>Copies covers from WeChat among the uploads.</summary>
public sealed class PulledCovers(PictureCopying copying, TimeProvider clock)
{
    private const string Name = "微信上的封面";

    /// <summary>For the articles of one step, which often share a cover.</summary>
    public CoverTaking Begin() => new((address, cancellation) => copying.CopyAsync(address, Name, cancellation), clock);
}
