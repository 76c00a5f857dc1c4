namespace PuyangFabu.Foundation.Files;

/// <summary>Reads a file in the database from any place, one part at a time.</summary>
/// <param name="partAt">Asks for the part that holds a place of the file; null when it is gone.</param>
internal sealed class KeptFileStream(Func<long, CancellationToken, Task<KeptFilePart?>> partAt, long length) : Stream
{
    private KeptFilePart? part;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        if (part is null || Position < part.Start || Position >= part.Start + part.Data.Length)
        {
            part = await partAt(Position, cancellationToken);
            if (part is null || Position >= part.Start + part.Data.Length)
            {
                throw new FileNotFoundException("The file was removed while it was read.");
            }
        }

        var rest = part.Data.AsMemory((int)(Position - part.Start));
        var read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A database is asked asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
