using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.Tests.Publishing.Materials;

/// <summary>WeChat's boxes for pictures and drafts, which remember what came and fail as a test says.</summary>
internal sealed class ScriptedWeChat(TimeProvider clock) : IMediaApi, IMaterialApi, IDraftApi
{
    public static readonly ApiFailure NoAnswer = new(ApiFailureKind.NoAnswer, "微信没有回应。", "请稍后再看。");

    private int number;

    public List<MediaFile> ArticleImages { get; } = [];

    public Dictionary<string, MediaFile> Permanent { get; } = [];

    public List<StoredDraft> Drafts { get; } = [];

    /// <summary>The next draft is made, and the answer lost.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>The next draft is lost on the way.</summary>
    public bool LosesRequest { get; set; }

    public int Uploads => ArticleImages.Count + Permanent.Count;

    public Task<ApiAnswer<string>> UploadArticleImageAsync(ApiAccount account, MediaFile file, CancellationToken cancellation)
    {
        ArticleImages.Add(file);
        return Answer($"https://mmbiz.example/{ArticleImages.Count}");
    }

    public Task<ApiAnswer<StoredMaterial>> AddAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation)
    {
        var id = $"thumb-{++number}";
        Permanent.Add(id, file);
        return Answer(new StoredMaterial(id, $"https://mmbiz.example/{id}"));
    }

    public Task<ApiAnswer<string>> AddAsync(ApiAccount account, IReadOnlyList<DraftArticle> articles, CancellationToken cancellation)
    {
        if (articles.Any(article => !Permanent.ContainsKey(article.ThumbMediaId)))
        {
            return Task.FromResult<ApiAnswer<string>>(new ApiFailure(ApiFailureKind.Refused, "素材编号无效。", "请重新上传。")
            {
                Error = new WeChatError(40007, "invalid media_id", WeChatErrorClass.State),
            });
        }

        if (LosesRequest)
        {
            LosesRequest = false;
            return Task.FromResult<ApiAnswer<string>>(NoAnswer);
        }

        var draft = new StoredDraft($"draft-{++number}", articles, clock.GetUtcNow().ToUnixTimeSeconds());
        Drafts.Insert(0, draft);
        if (LosesAnswer)
        {
            LosesAnswer = false;
            return Task.FromResult<ApiAnswer<string>>(NoAnswer);
        }

        return Answer(draft.MediaId);
    }

    public Task<ApiAnswer<DraftPage>> ListAsync(ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation) =>
        Answer(new DraftPage(Drafts.Count, [.. Drafts.Skip(offset).Take(count)]));

    public Task<ApiAnswer<DraftPage>> ListNewsAsync(ApiAccount account, int offset, int count, CancellationToken cancellation) => throw Unexpected();

    public Task<ApiAnswer<TemporaryMedia>> UploadAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation) =>
        Answer(new TemporaryMedia($"temporary-{++number}", clock.GetUtcNow().ToUnixTimeSeconds()));

    public Task<ApiAnswer<MediaFile>> DownloadAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => throw Unexpected();

    public Task<ApiAnswer<ReceivedMedia>> ReceiveAsync(ApiAccount account, string mediaId, Stream file, CancellationToken cancellation) => throw Unexpected();

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => throw Unexpected();

    public Task<ApiAnswer<MaterialPage>> ListAsync(ApiAccount account, string type, int offset, int count, CancellationToken cancellation) => throw Unexpected();

    public Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => throw Unexpected();

    public Task<ApiAnswer<ApiDone>> UpdateAsync(ApiAccount account, string mediaId, int index, DraftArticle article, CancellationToken cancellation) => throw Unexpected();

    Task<ApiAnswer<MaterialCounts>> IMaterialApi.CountAsync(ApiAccount account, CancellationToken cancellation) => throw Unexpected();

    Task<ApiAnswer<int>> IDraftApi.CountAsync(ApiAccount account, CancellationToken cancellation) => throw Unexpected();

    private static Task<ApiAnswer<T>> Answer<T>(T value)
        where T : notnull => Task.FromResult<ApiAnswer<T>>(value);

    private static InvalidOperationException Unexpected() => new("Nobody should call this.");
}
