namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// Lets only so many long bodies be made into pages at once that a processor is left for followers. Each costs up to a
/// second of one processor and many times its length of memory; the others wait in line without holding a thread.
/// </summary>
public sealed class BodyTurns : IDisposable
{
    /// <summary>In UTF-16 units. What is shorter takes milliseconds and does not wait.</summary>
    public const int LongFrom = 50_000;

    private readonly SemaphoreSlim turns = new(AtOnce);

    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    public void Dispose() => turns.Dispose();

    /// <summary>How many more may begin now.</summary>
    internal int Left => turns.CurrentCount;

    /// <param name="length">Of the body, in UTF-16 units.</param>
    /// <exception cref="OperationCanceledException">The caller has left while waiting.</exception>
    public async Task<T> RunAsync<T>(int length, Func<T> make, CancellationToken cancellation)
    {
        if (length < LongFrom)
        {
            return make();
        }

        await turns.WaitAsync(cancellation);
        try
        {
            return make();
        }
        finally
        {
            turns.Release();
        }
    }
}
