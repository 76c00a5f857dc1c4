using System.Buffers;
using System.IO.Pipelines;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>A request body in a pooled buffer.</summary>
public sealed class CallbackBody : IDisposable
{
    /// <summary>No message of WeChat's comes near it.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int FirstBuffer = 4096;

    /// <summary>WeChat hangs up after five seconds: whose body is not there by then waits for no answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int length;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <returns>False when the body is larger than <see cref="MaxBytes"/>; the rest is not read.</returns>
    /// <exception cref="BadHttpRequestException">It is not one, or does not come in time.</exception>
    public async Task<bool> ReadAsync(PipeReader reader, TimeProvider clock, CancellationToken cancellation)
    {
        CancellationTokenSource? patience = null;
        CancellationTokenSource? either = null;
        try
        {
            while (true)
            {
                if (!reader.TryRead(out var result))
                {
                    patience ??= new CancellationTokenSource(Patience, clock);
                    either ??= CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
                    result = await reader.ReadAsync(either.Token);
                }

                var fits = length + result.Buffer.Length <= MaxBytes;
                if (fits)
                {
                    Add(result.Buffer);
                }

                reader.AdvanceTo(result.Buffer.End);
                if (!fits || result.IsCompleted)
                {
                    return fits;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body did not come in time.", StatusCodes.Status408RequestTimeout);
        }
        finally
        {
            either?.Dispose();
            patience?.Dispose();
        }
    }

    public void Dispose()
    {
        var pooled = Interlocked.Exchange(ref buffer, []);
        if (pooled.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }
    }

    private void Add(in ReadOnlySequence<byte> more)
    {
        var needed = length + (int)more.Length;
        if (needed > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        more.CopyTo(buffer.AsSpan(length));
        length = needed;
    }
}
