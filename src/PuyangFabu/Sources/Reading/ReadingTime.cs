namespace PuyangFabu.Sources.Reading;

/// <summary>How long it may take to make sense of one page: what takes longer is the page's fault, and holds up no other.</summary>
internal static class ReadingTime
{
    /// <summary>Of what the bounds let through all is read in a second or two.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <param name="read">Reads until its token ends it.</param>
    /// <param name="ifLonger">What is read of a page that takes longer.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static T Within<T>(TimeSpan longest, Func<CancellationToken, T> read, T ifLonger, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(longest);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        try
        {
            return read(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ifLonger;
        }
    }
}
