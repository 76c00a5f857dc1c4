namespace PuyangFabu.Publishing.Publications;

/// <summary>What a publication becomes by what WeChat answers or reports; decides, and writes nothing.</summary>
public sealed class PublicationProgress
{
    private const int Succeeded = 0;
    private const int Publishing = 1;
    private const int NotOriginal = 2;
    private const int NotDone = 3;
    private const int Rejected = 4;
    private const int Deleted = 5;
    private const int Banned = 6;

    /// <summary>Between two looks; each further one waits as long as the last. New accounts may ask a hundred times a day.</summary>
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)];

    /// <summary>After that a person must look.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Whether WeChat's answer leaves open what becomes of it: under way, or a state that came after this product.</summary>
    public static bool IsOpen(PublishResult result) => result.Status is not (Succeeded or NotOriginal or NotDone or Rejected or Deleted or Banned);

    /// <summary>
    /// The publication after a report, which comes from outside: success where nothing else is known is taken, everything that
    /// contradicts what is known, failure above all, only makes us ask WeChat.
    /// </summary>
    /// <returns>Null when it says nothing new.</returns>
    public Publication? Hear(Publication publication, PublishResult result, long nowMs)
    {
        var open = publication.State is PublicationState.Publishing or PublicationState.Unknown;
        return result.Status switch
        {
            Publishing => null,
            Succeeded when open => Apply(publication, result, nowMs),
            Succeeded when publication.State == PublicationState.Published && (result.WeChatArticleId.Length == 0 || result.WeChatArticleId == publication.WeChatArticleId) => null,
            not Succeeded when publication.State == PublicationState.Failed => null,
            _ when publication.NextStepMs <= nowMs => null,
            _ => publication with { NextStepMs = nowMs, Looks = 0 },
        };
    }

    /// <summary>The publication after WeChat was asked because of a report and said nothing: what was known stays, and is asked about a few times more.</summary>
    public static Publication Undecided(Publication publication, long nowMs) => publication.Looks < Waits.Length
        ? publication with { Looks = publication.Looks + 1, NextStepMs = nowMs + (long)Waits[publication.Looks].TotalMilliseconds }
        : publication with { NextStepMs = Publication.Never };

    /// <summary>The publication as WeChat's answer makes it; itself when it was told that already.</summary>
    public Publication Apply(Publication publication, PublishResult result, long nowMs) => result.Status switch
    {
        Succeeded => publication with
        {
            State = PublicationState.Published,
            WeChatArticleId = result.WeChatArticleId,
            ArticleUrls = result.ArticleUrls,
            PublishedMs = publication.PublishedMs ?? nowMs,
            Attention = "",
            NextStepMs = Publication.Never,
        },
        Publishing => Later(publication, nowMs),
        Deleted => publication with
        {
            State = PublicationState.Removed,
            Attention = "发布成功后，文章在微信公众平台上被删除了。",
            NextStepMs = Publication.Never,
        },
        Banned => publication with
        {
            State = PublicationState.Removed,
            Attention = "发布成功后，文章被微信平台封禁了；请到公众平台查看原因。",
            NextStepMs = Publication.Never,
        },
        NotOriginal or NotDone or Rejected => publication with
        {
            State = PublicationState.Failed,
            Attention = FailureOf(result),
            NextStepMs = Publication.Never,
        },
        _ => Later(publication, nowMs) is { NextStepMs: < Publication.Never } later
            ? later with { Attention = "微信报告了不认识的发布状态，没有当作失败，系统会继续查看；急着知道请到公众平台核对。" }
            : Later(publication, nowMs),
    };

    /// <summary>Nobody knows; look at WeChat by and by, and never ask it to publish again.</summary>
    /// <param name="sentence">What happened.</param>
    public static Publication ToUnknown(Publication publication, string sentence, long nowMs) => publication with
    {
        State = PublicationState.Unknown,
        Attention = $"{sentence}是否已发布还不清楚，系统会去微信查看；请不要重新发布。",
        NextStepMs = nowMs + (long)Waits[0].TotalMilliseconds,
        Looks = 0,
    };

    /// <summary>When nothing new is known: look again, at last leave it to a person.</summary>
    public static Publication Later(Publication publication, long nowMs)
    {
        if (nowMs - (publication.StartedMs ?? nowMs) > (long)Longest.TotalMilliseconds)
        {
            return publication with
            {
                State = PublicationState.Unknown,
                Attention = "24 小时了还不知道是否发布成功；请到微信公众平台核对，再用“人工确认结果”写明。",
                NextStepMs = Publication.Never,
            };
        }

        var wait = Waits[Math.Min(publication.Looks, Waits.Length - 1)];
        return publication with { Looks = publication.Looks + 1, NextStepMs = nowMs + (long)wait.TotalMilliseconds };
    }

    private static string FailureOf(PublishResult result)
    {
        var reason = result.Status switch
        {
            NotOriginal => "原创声明没有通过",
            Rejected => "微信平台审核没有通过",
            _ => "微信没有发布成功",
        };
        var which = result.FailedIndexes.Length == 0 ? "" : $"，没有通过的是第 {string.Join("、", result.FailedIndexes.Split('\n'))} 篇";
        return $"{reason}{which}；请修改后重新提交，或到公众平台查看原因。";
    }
}
