using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.Tests.Conversation.Media;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.CustomerService;
using PuyangFabu.WeChat.Api.Notices;
using PuyangFabu.WeChat.Api.Tags;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

/// <summary>WeChat's side of an account in memory: who follows, with which tags, and which calls came. Faults come from a list.</summary>
public sealed class FollowersAtWeChat : IUserApi, ITagApi, ICustomerServiceApi, ISubscribedNoticeApi
{
    private readonly ConcurrentQueue<ApiFailure> faults = new();

    public FollowersAtWeChat() => Media = new MediaAtWeChat { Uploaded = type => Calls.Enqueue($"upload {type}") };

    public SortedDictionary<string, UserInfo> People { get; } = new(StringComparer.Ordinal);

    public Dictionary<long, string> Tags { get; } = [];

    /// <summary>What people sent besides words.</summary>
    public MediaAtWeChat Media { get; }

    /// <summary>Every call, as its name and what it was about.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>openids in a page; WeChat's own pages have 10 000.</summary>
    public int PageSize { get; set; } = 2;

    /// <summary>What an answer waits for; a failed task stands for a process that is killed under the call.</summary>
    public Task Way { get; set; } = Task.CompletedTask;

    /// <summary>Told of each call before its answer is on its way.</summary>
    public Action<string>? Asked { get; set; }

    /// <summary>Whom WeChat does not know: a batch with one of them is refused whole with this errcode.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    /// <summary>Whose details come in an answer that cannot be read.</summary>
    public HashSet<string> Garbled { get; } = [];

    /// <summary>Who follows and whose entry in the list cannot be read.</summary>
    public HashSet<string> Unlisted { get; } = [];

    public int UnreadableTags { get; set; }

    /// <summary>Entries in each page of openids that cannot be read.</summary>
    public int UnreadableOpenIds { get; set; }

    /// <summary>How many there are, as WeChat says; null for the truth.</summary>
    public long? ClaimedTotal { get; set; }

    public static ApiFailure Refusal(int code, WeChatErrorClass reaction, params string[] failed) =>
        new(ApiFailureKind.Refused, $"不行（{code}）。", "另想办法。") { Error = new WeChatError(code, "no", reaction), FailedOpenIds = failed };

    public static ApiFailure NoAnswer { get; } = new(ApiFailureKind.NoAnswer, "没有答复。", "先核对。");

    public FollowersAtWeChat Following(params string[] openIds)
    {
        foreach (var openId in openIds)
        {
            People[openId] = new UserInfo { OpenId = openId, Subscribed = true, SubscribeTime = 1_400_000_000 };
        }

        return this;
    }

    /// <summary>The next calls fail, one after the other.</summary>
    public void Fail(params ApiFailure[] failures)
    {
        foreach (var failure in failures)
        {
            faults.Enqueue(failure);
        }
    }

    public void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IUserApi>(this));
        services.Replace(ServiceDescriptor.Singleton<ITagApi>(this));
        services.Replace(ServiceDescriptor.Singleton<ICustomerServiceApi>(this));
        services.Replace(ServiceDescriptor.Singleton<ISubscribedNoticeApi>(this));
    }

    public Task<ApiAnswer<OpenIdPage>> PageAsync(ApiAccount account, string afterOpenId, CancellationToken cancellation) => Answer($"page {afterOpenId}", () =>
    {
        var page = People.Keys.Where(openId => string.CompareOrdinal(openId, afterOpenId) > 0 && !Unlisted.Contains(openId)).Take(PageSize).ToList();
        return new OpenIdPage(ClaimedTotal ?? People.Count, page, page.Count > 0 ? page[^1] : "", page.Count > 0 ? UnreadableOpenIds : 0);
    });

    public Task<ApiAnswer<IReadOnlyList<UserInfo>>> InfoAsync(ApiAccount account, IReadOnlyList<string> openIds, CancellationToken cancellation) =>
        Answer<IReadOnlyList<UserInfo>>($"info {openIds.Count}", openIds, () =>
            openIds.Select(openId => People.GetValueOrDefault(openId) ?? new UserInfo { OpenId = openId, Subscribed = false }).ToList());

    public Task<ApiAnswer<ApiDone>> SetRemarkAsync(ApiAccount account, string openId, string remark, CancellationToken cancellation) => Answer("remark", () =>
    {
        People[openId] = People[openId] with { Remark = remark };
        return ApiDone.It;
    });

    public Task<ApiAnswer<UserTag>> CreateAsync(ApiAccount account, string name, CancellationToken cancellation) => Answer($"createTag {name}", () =>
    {
        var id = 100 + Tags.Count;
        Tags[id] = name;
        return new UserTag(id, name, 0);
    });

    public Task<ApiAnswer<UserTagList>> ListAsync(ApiAccount account, CancellationToken cancellation) => Answer(
        "tags", () => new UserTagList([.. Tags.Select(tag => new UserTag(tag.Key, tag.Value, People.Values.Count(person => person.TagIds.Contains(tag.Key))))], UnreadableTags));

    public Task<ApiAnswer<ApiDone>> RenameAsync(ApiAccount account, long tagId, string name, CancellationToken cancellation) => Answer("renameTag", () =>
    {
        Tags[tagId] = name;
        return ApiDone.It;
    });

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, long tagId, CancellationToken cancellation) => Answer("deleteTag", () =>
    {
        Tags.Remove(tagId);
        return ApiDone.It;
    });

    public Task<ApiAnswer<OpenIdPage>> MembersAsync(ApiAccount account, long tagId, string afterOpenId, CancellationToken cancellation) =>
        throw new NotSupportedException("The product reads members from its own rows.");

    public Task<ApiAnswer<ApiDone>> TagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation) =>
        Answer($"tag {string.Join(' ', openIds)}", openIds, static () => ApiDone.It);

    public Task<ApiAnswer<ApiDone>> UntagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation) =>
        Answer($"untag {string.Join(' ', openIds)}", openIds, static () => ApiDone.It);

    public Task<ApiAnswer<IReadOnlyList<long>>> OfUserAsync(ApiAccount account, string openId, CancellationToken cancellation) =>
        throw new NotSupportedException("The product reads tags with the person.");

    public Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, ServiceMessage message, CancellationToken cancellation) =>
        Answer(
            $"send {openId} {message switch { ServiceNews card => $"{card.Title} {card.Url}", ServiceImage image => $"[image {image.MediaId}]", _ => ((ServiceText)message).Content }}",
            static () => ApiDone.It);

    public Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, SubscribedNotice notice, CancellationToken cancellation) => Answer(
        $"notice {openId} {notice.TemplateId} {string.Join(' ', notice.Data.Select(static pair => $"{pair.Key}={pair.Value}"))} {notice.Page}", static () => ApiDone.It);

    public Task<ApiAnswer<ApiDone>> TypingAsync(ApiAccount account, string openId, bool typing, CancellationToken cancellation) =>
        throw new NotSupportedException("The product does not show typing.");

    private Task<ApiAnswer<T>> Answer<T>(string call, IReadOnlyList<string> openIds, Func<T> answer)
        where T : notnull
    {
        if (openIds.FirstOrDefault(Refused.ContainsKey) is { } unknown)
        {
            Calls.Enqueue(call);
            return Task.FromResult<ApiAnswer<T>>(Refusal(Refused[unknown], WeChatErrorClass.State));
        }

        if (call.StartsWith("info", StringComparison.Ordinal) && openIds.Any(Garbled.Contains))
        {
            Calls.Enqueue(call);
            return Task.FromResult<ApiAnswer<T>>(NoAnswer with { IsGarbled = true });
        }

        return Answer(call, answer);
    }

    private async Task<ApiAnswer<T>> Answer<T>(string call, Func<T> answer)
        where T : notnull
    {
        Calls.Enqueue(call);
        var way = Way;
        Asked?.Invoke(call);
        await way;
        return faults.TryDequeue(out var failure) ? failure : answer();
    }
}
