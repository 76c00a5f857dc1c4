using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.Conversation.Media;

/// <summary>
/// Fetches what followers sent while WeChat keeps it, and removes the files of whom nothing is kept any more. Whatever fails is tried
/// again, less and less often, until three days are over or WeChat has twice said that it will not.
/// </summary>
public sealed partial class MediaFetch(
    SentMediaStore store, MediaFiles files, ReceivedPictureMaking pictures, IMediaApi api, AccountRegistry accounts, TimeProvider clock, ILogger<MediaFetch> logger) : IDueWork
{
    private const int BatchSize = 20;
    private const int MostRefusals = 2;

    /// <summary>WeChat's own time for what people send.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <summary>Longer than a call and the storing of its end take: a killed process costs that, and a try.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    /// <summary>Between one try and the next; the last one holds from then on.</summary>
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    public string Name => "粉丝发来的图片、语音和视频的取回";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(3);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var due = await store.DueAsync(clock.NowMs(), BatchSize, cancellation);
        foreach (var media in due)
        {
            if (media.State == MediaState.Wiped)
            {
                await files.RemoveAsync(media.FileName, cancellation);
                await files.RemoveAsync(media.Thumbnail, cancellation);
                await store.RemoveAsync(media.Id, cancellation);
            }
            else if (await store.ClaimAsync(media, clock.NowMs() + (long)Lease.TotalMilliseconds, cancellation))
            {
                await FetchAsync(media with { Attempts = media.Attempts + 1 }, cancellation);
            }
        }

        return due.Count == BatchSize ? clock.NowMs() : null;
    }

    private async Task FetchAsync(SentMedia media, CancellationToken cancellation)
    {
        var file = files.Begin();
        try
        {
            if (accounts.Find(media.Account) is not { } account)
            {
                await GiveUpAsync(media, "公众号已经不在设置里", cancellation);
                return;
            }

            var answer = await api.ReceiveAsync(account.Api, media.MediaId, file, cancellation);
            if (answer.Failure is { } failure)
            {
                await FailAsync(media, $"{failure}", IsFinal(failure), cancellation);
                return;
            }

            if (await ContentOfAsync(file, cancellation) is not { } content || content.Kind != media.Kind)
            {
                await FailAsync(media, $"微信给的内容不是{MediaKind.NameOf(media.Kind)}，没有留下。", isFinal: true, cancellation);
                return;
            }

            if (media.Kind != MediaKind.Image)
            {
                await KeepAsync(media with { Problem = "" }, content, file, answer.Value.Bytes);
            }
            else if (await pictures.MadeAsync(file, content, cancellation) is { } made)
            {
                await KeepAsync(media with { Thumbnail = made.Thumbnail, Problem = made.Problem }, made.Content, file, file.Length);
            }
            else
            {
                await FailAsync(media, "正在处理别的图片", isFinal: false, cancellation);
            }
        }
        finally
        {
            await IncomingFiles.DropAsync(file);
        }
    }

    private async Task KeepAsync(SentMedia media, MediaContent content, FileStream file, long bytes)
    {
        var name = await files.KeepAsync(file, content.Extension);
        var kept = media with { State = MediaState.Kept, FileName = name, ContentType = content.ContentType, Bytes = bytes };
        if (!await store.EndAsync(kept, CancellationToken.None))
        {
            await files.RemoveAsync(name, CancellationToken.None);
            await files.RemoveAsync(kept.Thumbnail, CancellationToken.None);
        }
    }

    private Task<bool> FailAsync(SentMedia media, string problem, bool isFinal, CancellationToken cancellation)
    {
        var nextMs = clock.NowMs() + (long)Pauses[Math.Min(media.Attempts, Pauses.Length) - 1].TotalMilliseconds;
        return (isFinal && media.Attempts >= MostRefusals) || nextMs > media.ReceivedMs + Life.TotalMilliseconds
            ? GiveUpAsync(media, problem, cancellation)
            : store.EndAsync(media with { NextStepMs = nextMs, Problem = problem }, cancellation);
    }

    private Task<bool> GiveUpAsync(SentMedia media, string problem, CancellationToken cancellation)
    {
        LogGivenUp(media.Id, MediaKind.NameOf(media.Kind), media.Attempts, problem);
        return store.EndAsync(media with { State = MediaState.GivenUp, Problem = problem }, cancellation);
    }

    private static bool IsFinal(ApiFailure failure) => failure.Error?.Class is WeChatErrorClass.FixInput or WeChatErrorClass.State;

    private static async Task<MediaContent?> ContentOfAsync(FileStream file, CancellationToken cancellation)
    {
        var head = new byte[MediaContent.HeadBytes];
        file.Position = 0;
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return MediaContent.Of(head.AsSpan(0, length));
    }

    [LoggerMessage(LogLevel.Warning, "粉丝发来的一份{Kind}（{Id}）试了 {Attempts} 次没有取到，不再试：{Problem}")]
    private partial void LogGivenUp(long id, string kind, long attempts, string problem);
}
