using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Pictures;

/// <summary>What happens to the pictures of cases by itself: those of messages are taken over once WeChat gave them, those of nobody go.</summary>
public sealed class CasePictureWork(CasePictureStore store, CasePictureDesk pictures, SentMediaStore sent, MediaFiles files, TimeProvider clock) : IDueWork
{
    private const int BatchSize = 20;

    /// <summary>A form's link is over by then.</summary>
    private static readonly TimeSpan Kept = CaseForm.Life + TimeSpan.FromHours(1);

    public string Name => "诉求的图片";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(3);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        foreach (var nobodys in await store.NobodysAsync(clock.NowMs() - (long)Kept.TotalMilliseconds, BatchSize, cancellation))
        {
            await files.RemoveAsync(nobodys.FileName, cancellation);
            await store.RemoveAsync(nobodys.Id, cancellation);
        }

        foreach (var waiting in await store.ToBringAsync(BatchSize, cancellation))
        {
            await BringAsync(waiting, cancellation);
        }

        return null;
    }

    private async Task BringAsync(CasePicture waiting, CancellationToken cancellation)
    {
        var media = await sent.FindAsync(waiting.SentMediaId ?? 0, cancellation);
        if (media is { State: MediaState.Due })
        {
            return;
        }

        if (media is not { State: MediaState.Kept } || await files.FindAsync(media.FileName, cancellation) is not { } file)
        {
            await store.BringAsync(waiting with { Problem = "微信没有给出这张图片" }, cancellation);
            return;
        }

        var read = await pictures.ReadAsync(await file.ReadAsync(cancellation), cancellation);
        var brought = read.IsRefused
            ? waiting with { Problem = read.Refusal.Title }
            : read.Value with { Id = waiting.Id };
        if (!await store.BringAsync(brought, cancellation))
        {
            await files.RemoveAsync(brought.FileName, CancellationToken.None);
        }
    }
}
