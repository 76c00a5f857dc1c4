using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Conversation.Replies.Searching;
using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>
/// Answers words: danger before everything, then whether people answer or the follower tells a case, then rule, board name, greeting, an entry of the last list, search; what finds
/// nothing as it is, as pinyin or by what the question is about.
/// </summary>
public sealed partial class TextHandler(
    DangerBook danger,
    RuleReplies rules,
    BoardCatalog boards,
    BoardReplies boardReplies,
    ArticleLinks links,
    SearchReplies search,
    CaseTalk cases,
    CaseChat chat,
    CaseOffer offer,
    FollowerPace pace,
    StandardReplies standard,
    PeopleReplies people,
    TimeProvider clock,
    ILogger<TextHandler> logger) : IMessageHandler<TextMessage>
{
    private const string More = "更多";

    /// <summary>What there is to read must not cost somebody in danger the numbers to call: half of the time that an answer has.</summary>
    private static readonly TimeSpan ReadingTime = MessageDispatcher.Budget / 2;

    public async ValueTask<Handled> HandleAsync(TextMessage message, MessageContext context, CancellationToken cancellation) =>
        people.Noted(await DecideAsync(message, context, cancellation), message.FromUserName, context);

    private async ValueTask<Handled> DecideAsync(TextMessage message, MessageContext context, CancellationToken cancellation)
    {
        var words = SearchText.Normalize(message.Content);
        if (words.Length == 0 || PlaceholderText.Is(words))
        {
            return people.Of("", message.FromUserName, context)
                ?? await chat.AnswerAsync(new CaseWord { AtMs = context.ReceivedMs }, message.FromUserName, context, cancellation)
                ?? new Handled(standard.Arrived("内容", context.Account.Name), ReplyReason.Unsupported);
        }

        var found = danger.Current.Find(words, out var inDoubt);
        return found is null ? await AnswerAsync(words, message, context, cancellation)
            : await ToldAsync(message, context, cancellation) is { } told ? Help(found, told)
            : found.ThreatensLife && !inDoubt ? Help(found, null)
            : await WithReadingAsync(found, inDoubt, words, message, context, cancellation);
    }

    /// <summary>Whom to call stands first; who perhaps only wants to read about it gets that below.</summary>
    private Handled Help(DangerGroup found, Handled? more) => new(HelpOf(found, more?.Reply), ReplyReason.Danger(found.Name), more?.Writes ?? [])
    {
        // Who is called for somebody in danger must be able to read what he wrote.
        Keeps = more is { Keeps: not KeptWords.All } ? KeptWords.WithoutNumbers : KeptWords.All,
    };

    private TextReply HelpOf(DangerGroup group, Reply? more)
    {
        var help = standard.Danger.Length > 0 ? $"{group.Text}\n{standard.Danger}" : group.Text;
        return new(LinkText.Fit(more switch
        {
            TextReply reading => $"{help}\n\n{reading.Content}",
            NewsReply { Items: [var item, ..] } when item.Url.Length > 0 => $"{help}\n\n相关内容：<a href=\"{item.Url}\">{LinkText.Label(item.Title)}</a>",
            _ => help,
        }));
    }

    /// <summary>Whom to call comes at once in the middle of a case too, and what was said belongs to that all the same.</summary>
    private async Task<Handled?> ToldAsync(TextMessage message, MessageContext context, CancellationToken cancellation)
    {
        if (people.Of("", message.FromUserName, context) is not null)
        {
            return null;
        }

        try
        {
            return await chat.AnswerAsync(message.Content, message.FromUserName, context, cancellation).AsTask().WaitAsync(ReadingTime, clock, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogNothingToRead(failure);
            return null;
        }
    }

    private async Task<Handled> WithReadingAsync(DangerGroup found, bool inDoubt, string words, TextMessage message, MessageContext context, CancellationToken cancellation)
    {
        // Elsewhere: what never waits would keep this from waiting only so long.
        var reading = Task.Run(() => ReadAsync(found, inDoubt, words, message, context, cancellation), cancellation);
        try
        {
            return await reading.WaitAsync(ReadingTime, clock, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogNothingToRead(failure);
            _ = reading.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return Help(found, null);
        }
    }

    private async Task<Handled> ReadAsync(DangerGroup found, bool inDoubt, string words, TextMessage message, MessageContext context, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(ReadingTime, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        if (!found.ThreatensLife && (await search.FindAsync(words, ending.Token)).QuotesTitle)
        {
            return await AnswerAsync(words, message, context, ending.Token);
        }

        var more = inDoubt ? await AnswerAsync(words, message, context, ending.Token) : null;
        return Help(found, more?.Reason == ReplyReason.NothingFound ? null : more);
    }

    private async ValueTask<Handled> AnswerAsync(string words, TextMessage message, MessageContext context, CancellationToken cancellation)
    {
        var openId = message.FromUserName;
        if (people.Of(words, openId, context) is { } withPeople)
        {
            // What we told him to send is answered all the same.
            return withPeople.Reason == ReplyReason.WithPeople && CaseTalk.AsksForProgress(ExactForm.BareClosed(words).ToString()) ? await KnownAsync(words, openId, context, cancellation) ?? withPeople : withPeople;
        }

        if (await chat.AnswerAsync(message.Content, openId, context, cancellation) is { } told)
        {
            return told;
        }

        if (pace.Of(openId, context) is { } slower)
        {
            return slower;
        }

        if (await offer.FindAsync(words, message.Content, openId, context, cancellation) is { } offered)
        {
            return offered;
        }

        if (await KnownAsync(words, openId, context, cancellation) is { } known)
        {
            return known;
        }

        // Who is telling a case was answered above.
        if (ExactForm.Bare(words) is "取消" or "取消留言" or "不写了")
        {
            return new Handled(new TextReply("现在没有正在填写的留言，不用取消。\n已经提交的，发送“进度”查看；要写一件，发送“我要留言”。"), ReplyReason.CaseTalk);
        }

        // Before a number: 88 says goodbye, whatever was listed.
        if (Courtesy.IsGreeting(words) || Courtesy.IsThanks(words) || Courtesy.IsRude(words))
        {
            var name = context.Account.Name;
            return new Handled(Courtesy.IsGreeting(words) ? standard.Greeting(name) : Courtesy.IsThanks(words) ? standard.Thanks(name) : standard.Rude(name), ReplyReason.Greeting);
        }

        if (await search.PickAsync(words, openId, context, cancellation) is { } picked)
        {
            return picked;
        }

        if (ExactForm.Bare(words).SequenceEqual(More))
        {
            return await search.NextPageAsync(openId, context, cancellation);
        }

        if (await FirstKnownAsync(rules.Book.Spoken(words), openId, context, cancellation) is { } spoken)
        {
            return spoken;
        }

        var finding = await search.FindAsync(words, cancellation);
        IEnumerable<string> readings = [.. new[] { finding.Page.Asked }.OfType<string>(), .. finding.Answers ? [] : rules.Book.Cores(words)];
        return await FirstKnownAsync(readings, openId, context, cancellation) is { } meant ? meant
            : finding.Answers ? search.Answer(finding, openId, context)
            : search.Maybe(finding, openId, context);
    }

    private async ValueTask<Handled?> FirstKnownAsync(IEnumerable<string> readings, string openId, MessageContext context, CancellationToken cancellation)
    {
        foreach (var reading in readings)
        {
            if (await KnownAsync(reading, openId, context, cancellation) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>A rule's answer, or a board's for its name.</summary>
    private async ValueTask<Handled?> KnownAsync(string words, string openId, MessageContext context, CancellationToken cancellation)
    {
        if (await rules.FindAsync(words, context.ReceivedMs, cancellation) is { } rule)
        {
            return SearchReplies.Numbered(rule.Reply, ReplyReason.Rule(rule.Match.Rule.Id), openId, context);
        }

        // As we write it ourselves, “我要留言” has marks around it.
        var form = ExactForm.BareClosed(words).ToString();
        if (CaseTalk.AsksForProgress(form))
        {
            return await cases.ProgressAsync(openId, context, cancellation);
        }

        return CaseTalk.Asks(form) ? await chat.BeginAsync(form, openId, context, BoardLink(), cancellation)
            : (boards.Current.FindByName(ExactForm.Of(words).ToString()) ?? boards.Current.FindByName(ExactForm.Bare(words).ToString())) is { } board
                ? SearchReplies.Numbered(await boardReplies.LinksAsync(board, cancellation), ReplyReason.Board(board.Slug), openId, context)
            : null;
    }

    /// <summary>Numbers answer the first question, so what the board of that name holds is read there.</summary>
    private string BoardLink() => boards.Current.FindByName(CaseTalk.Word) is { } board && boards.Current.IsListed(board)
        ? $"<a href=\"{links.Board(board.Slug)}\">怎样把问题写清楚</a>"
        : "";

    [LoggerMessage(LogLevel.Error, "命中危险词后搜索出错或太慢，只回复了求助电话")]
    private partial void LogNothingToRead(Exception failure);
}
