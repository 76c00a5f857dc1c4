using PuyangFabu.Accounts;
using PuyangFabu.Console.Cases;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Places;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Console.Find;

/// <summary>Finds things of every kind by their names: in each place what its own list shows, and only where the person may open it.</summary>
public sealed class ConsoleFinder(
    ArticleListing articles,
    ArticleReading articleReading,
    BroadcastReading broadcasts,
    PublicationReading publications,
    ReplyRuleDesk rules,
    BoardCatalog boards,
    DirectoryStore directory,
    OperatorStore operators,
    FollowerCareDesk followers,
    CaseReading cases,
    CitizenServiceStore services,
    AccountRegistry accounts)
{
    /// <summary>Of one kind; whoever wants more goes where it is at home.</summary>
    public const int Most = 10;

    /// <summary>As the list with the narrowest search takes it.</summary>
    public const int LongestWords = 60;

    /// <returns>Kinds of which something was found, in the order of the navigation.</returns>
    public async Task<Outcome<ItemList<FoundGroup>>> FindAsync(string words, Actor actor, CancellationToken cancellation)
    {
        if (FieldReasons.OfNeededLine(words, LongestWords) is { } reason)
        {
            return Refusal.BadInput("q", reason);
        }

        // Of characters that nobody sees: every name holds nothing.
        if (SearchText.Normalize(words).Length == 0)
        {
            return new ItemList<FoundGroup>([]);
        }

        (string Place, Func<Task<FoundGroup>> Look)[] looks =
        [
            ("/console", () => Task.FromResult(Group("去处", null, FindablePlaces.Find(words, actor)))),
            ("/console", () => NumberedAsync(words, actor, cancellation)),
            ("/console/articles", () => ArticlesAsync(words, cancellation)),
            ("/console/articles", () => ArticlesOfAsync(words, cancellation)),
            ("/console/broadcasts", () => BroadcastsAsync(words, cancellation)),
            ("/console/broadcasts/publications", () => PublicationsAsync(words, actor, cancellation)),
            (CasePaths.List, () => CasesAsync(words, actor, cancellation)),
            ("/console/replies", () => Task.FromResult(Rules(words))),
            ("/console/boards", () => Task.FromResult(Boards(words, actor))),
            ("/console/directory", () => DirectoryAsync(words, actor, cancellation)),
            ("/console/services", () => ServicesAsync(words, actor, cancellation)),
            ("/console/operators", () => OperatorsAsync(words, cancellation)),
            ("/console/followers", () => FollowersAsync(words, actor, cancellation)),
        ];
        var found = new List<FoundGroup>();
        foreach (var (place, look) in looks)
        {
            if (PageRights.MayOpen(place, actor) && await look() is { Items.Count: > 0 } group)
            {
                found.Add(group);
            }
        }

        return new ItemList<FoundGroup>(found);
    }

    // A number stands on sheets, in the record and in addresses, and is read out on the phone.
    private async Task<FoundGroup> NumberedAsync(string words, Actor actor, CancellationToken cancellation)
    {
        var found = new List<FoundItem>();
        if (AddressNumber.Of(SearchText.Normalize(words).Replace("编号", "", StringComparison.Ordinal).Trim()) is not { } number)
        {
            return new("编号", found, null);
        }

        if (PageRights.MayOpen("/console/articles", actor) && await articleReading.ViewAsync(number, actor, cancellation) is { IsRefused: false, Value: var article })
        {
            found.Add(new FoundItem(FormattableString.Invariant($"/console/articles/{number}"), article.Title, $"稿件 {number}，{article.StatusName}，{article.Writer.Shown}"));
        }

        if (PageRights.MayOpen("/console/broadcasts", actor) && await broadcasts.ViewAsync(number, actor, cancellation) is { IsRefused: false, Value: var broadcast })
        {
            found.Add(new FoundItem(FormattableString.Invariant($"/console/broadcasts/{number}"), broadcast.Title, $"群发 {number}，{broadcast.StatusName}，{broadcast.Author}"));
        }

        return new("编号", found, null);
    }

    private async Task<FoundGroup> ArticlesAsync(string words, CancellationToken cancellation)
    {
        var found = (await articles.ListAsync(new ArticleQuery { Words = words, Limit = Most }, cancellation)).Value;
        var items = found.Items;
        if (items.Count < Most)
        {
            // Lists leave the recycle bin out, and there is what somebody misses.
            var deleted = await articles.ListAsync(new ArticleQuery { Words = words, Status = WorkState.Deleted, Limit = Most - items.Count }, cancellation);
            items = [.. items, .. deleted.Value.Items];
        }

        return new(
            "稿件",
            [.. items.Select(static item => new FoundItem(FormattableString.Invariant($"/console/articles/{item.Id}"), item.Title, $"{item.StatusName}，{item.Writer.Shown}"))],
            found.NextCursor is null ? null : ListAddress.Of("/console/articles", ("q", words)));
    }

    // Not everybody may open the list of people, and whoever looks for a name mostly looks for what that person wrote.
    private async Task<FoundGroup> ArticlesOfAsync(string words, CancellationToken cancellation)
    {
        var found = (await articles.ListAsync(new ArticleQuery { Person = words, Limit = Most }, cancellation)).Value;
        return new(
            "撰稿或修改人",
            [.. found.Items.Select(static item => new FoundItem(
                FormattableString.Invariant($"/console/articles/{item.Id}"), item.Title, $"{item.StatusName}，撰稿 {item.Writer.Shown}，修改 {item.LastEditor.Shown}"))],
            found.NextCursor is null ? null : ListAddress.Of("/console/articles", ("person", words)));
    }

    private async Task<FoundGroup> BroadcastsAsync(string words, CancellationToken cancellation)
    {
        var found = (await broadcasts.ListAsync(account: null, status: null, words, cursor: null, cancellation)).Value;
        return Group("群发", ListAddress.Of("/console/broadcasts", ("q", words)), found.Items.Select(static item =>
            new FoundItem(FormattableString.Invariant($"/console/broadcasts/{item.Id}"), item.Title, $"{item.StatusName}，{item.Author}，{ChinaTime.Minute((item.ScheduledAt ?? item.UpdatedAt).ToUnixTimeMilliseconds())}")));
    }

    private async Task<FoundGroup> PublicationsAsync(string words, Actor actor, CancellationToken cancellation)
    {
        var found = (await publications.ListAsync(actor, account: null, status: null, words, cursor: null, Most, cancellation)).Value;
        return new(
            "发布",
            [.. found.Items.Select(static item => new FoundItem(
                FormattableString.Invariant($"/console/broadcasts/publications/{item.Id}"), item.Title, $"{PublicationState.NameOf(item.Status)}，{item.Author}"))],
            found.NextCursor is null ? null : ListAddress.Of("/console/broadcasts/publications", ("q", words)));
    }

    // By number and title: what somebody wrote in it is no name.
    private async Task<FoundGroup> CasesAsync(string words, Actor actor, CancellationToken cancellation)
    {
        var found = (await cases.ListAsync(new CaseQuery { Words = words }, actor, cancellation)).Value;
        return Group("诉求", ListAddress.Of(CasePaths.List, ("q", words)), found.Items.Where(item => item.Number.Contains(words, StringComparison.Ordinal) || Holds(item.Title, words)).Select(static item =>
            new FoundItem(CasePaths.Of(item.Id), item.Title.Length > 0 ? item.Title : item.Number, $"{item.Number}，{item.StateName}")));
    }

    private FoundGroup Rules(string words)
    {
        var found = rules.List(new ReplyRuleFilter { Words = words }, cursor: null, Most).Value;
        return new(
            "自动回复",
            [.. found.Items.Select(static rule => new FoundItem(
                FormattableString.Invariant($"/console/replies/{rule.Id}"), rule.Name, $"{string.Join("、", rule.Keywords.Take(3))}{(rule.Enabled ? "" : "，停用")}"))],
            found.NextCursor is null ? null : ListAddress.Of("/console/replies", ("q", words)));
    }

    private FoundGroup Boards(string words, Actor actor)
    {
        var tree = boards.Current;
        return Group("栏目", "/console/boards", tree.All.Where(board => Holds(board.Name, words) || Holds(board.Slug, words)).Select(board => new FoundItem(
            actor.May(Permission.ManageContent) ? $"/console/boards/{board.Slug}/edit" : "/console/boards", board.Name, tree.IsListed(board) ? "" : "隐藏")));
    }

    private async Task<FoundGroup> DirectoryAsync(string words, Actor actor, CancellationToken cancellation) => Group(
        "名录",
        ListAddress.Of("/console/directory", ("q", words)),
        (await directory.ListAsync(cancellation)).Where(entry => entry.Holds(words)).Select(entry => new FoundItem(
            actor.May(Permission.ManageContent) ? FormattableString.Invariant($"/console/directory/{entry.Id}") : ListAddress.Of("/console/directory", ("q", entry.Name)),
            entry.Name,
            entry.ToCheck ? $"{entry.Kind}，待核对" : entry.Kind)));

    private async Task<FoundGroup> ServicesAsync(string words, Actor actor, CancellationToken cancellation) => Group(
        "便民服务",
        ListAddress.Of("/console/services", ("q", words)),
        (await services.ListAsync(cancellation)).Where(service => Holds(service.Name, words) || service.WordList.Any(word => Holds(word, words))).Select(service => new FoundItem(
            actor.May(Permission.ManageContent) ? FormattableString.Invariant($"/console/services/{service.Id}") : ListAddress.Of("/console/services", ("q", service.Name)), service.Name, service.Theme)));

    private async Task<FoundGroup> OperatorsAsync(string words, CancellationToken cancellation) => Group(
        "人员",
        "/console/operators",
        (await operators.ListAsync(cancellation)).Where(person => Holds(person.DisplayName, words) || Holds(person.UserName, words)).Select(static person => new FoundItem(
            FormattableString.Invariant($"/console/operators/{person.Id}"),
            person.DisplayName,
            $"{person.UserName}，{string.Join("、", person.Roles.Select(Role.NameOf))}{(person.Enabled ? "" : "，停用")}")));

    private async Task<FoundGroup> FollowersAsync(string words, Actor actor, CancellationToken cancellation)
    {
        var items = new List<FoundItem>();
        foreach (var slug in accounts.All.Select(static account => account.Slug))
        {
            var address = slug == accounts.Default.Slug ? null : slug;
            var found = (await followers.ListAsync(actor, slug, cursor: null, words, tagId: null, cancellation)).Value;
            items.AddRange(found.Items.Select(follower => new FoundItem(
                ListAddress.Of($"/console/followers/{follower.Id}", ("account", address)), follower.Remark.Length > 0 ? follower.Remark : follower.Name, follower.Name)));
        }

        return Group("粉丝", ListAddress.Of("/console/followers", ("q", words)), items);
    }

    private static FoundGroup Group(string name, string? more, IEnumerable<FoundItem> found)
    {
        var items = found.Take(Most + 1).ToList();
        return new(name, [.. items.Take(Most)], items.Count > Most ? more : null);
    }

    private static bool Holds(string text, string words) =>
        SearchText.Normalize(text).Contains(SearchText.Normalize(words), StringComparison.Ordinal);
}
