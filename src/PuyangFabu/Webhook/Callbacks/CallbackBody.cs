using System.Buffers;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>A request body in a pooled buffer.</summary>
public sealed class CallbackBody : IDisposable
{
    /// <summary>No message of WeChat's comes near it.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int FirstBuffer = 4096;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int length;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <returns>False when the body is larger than <see cref="MaxBytes"/>; the rest is not read.</returns>
    public async Task<bool> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        while (true)
        {
            if (length == buffer.Length)
            {
                Grow();
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
            {
                return true;
            }

            length += read;
            if (length > MaxBytes)
            {
                return false;
            }
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

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
