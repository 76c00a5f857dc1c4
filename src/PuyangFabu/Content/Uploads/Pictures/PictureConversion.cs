using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>Converts pictures for everyone, one at a time: an unpacked picture takes hundreds of megabytes.</summary>
public sealed class PictureConversion : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>As this site keeps pictures: an animation stays one.</summary>
    public Task<Outcome<StoredPicture>> KeptAsync(byte[] file, CancellationToken cancellation) => RunAsync(file, still: false, cancellation);

    /// <summary>JPEG or PNG under 1 MB, of an animation its first picture.</summary>
    public Task<Outcome<StoredPicture>> StillAsync(byte[] file, CancellationToken cancellation) => RunAsync(file, still: true, cancellation);

    /// <summary>A part of a still picture, as wide as cards and pages show it.</summary>
    public Task<Outcome<StoredPicture>> PartAsync(byte[] file, PicturePart part, CancellationToken cancellation) =>
        RunAsync(time => PictureConverter.Cut(file, part, time), cancellation);

    /// <summary>A small JPEG of a picture, of an animation its first; for lists.</summary>
    public Task<Outcome<StoredPicture>> SmallAsync(byte[] file, CancellationToken cancellation) =>
        RunAsync(time => PictureConverter.Cut(file, PicturePart.Whole, time, PicturePart.SmallSide), cancellation);

    private Task<Outcome<StoredPicture>> RunAsync(byte[] file, bool still, CancellationToken cancellation) =>
        RunAsync(time => PictureConverter.Convert(file, time, still), cancellation);

    private async Task<Outcome<StoredPicture>> RunAsync(Func<CancellationToken, Outcome<StoredPicture>> work, CancellationToken cancellation)
    {
        if (!await oneAtATime.WaitAsync(PictureLimits.LongestWait, cancellation))
        {
            return PictureRefusals.Busy;
        }

        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(PictureLimits.LongestWork);
            return await Task.Run(() => work(time.Token), cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return PictureRefusals.TooSlow;
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
