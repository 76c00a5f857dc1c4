using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Topics;

/// <summary>Topics in the console, as a browser without script works with them.</summary>
public sealed class TopicPagesTests(TestDatabases databases)
{
    [Fact]
    public async Task A_topic_is_made_put_in_order_and_saved_by_buttons_that_send_the_form()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var (first, second, third) = (await room.PublishedAsync(Text("道路改造")), await room.PublishedAsync(Text("雨水花园")), await room.PublishedAsync(Text("管网提升")));
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console/topics");
        Assert.Contains("还没有专题", writer.Html, StringComparison.Ordinal);

        await writer.OpenAsync("/console/topics/new");
        using var made = await writer.SendAsync(
            "/console/topics/new", ("title", "聚焦海绵城市"), ("board", "zhuanti"), ("digest", "怎样留住雨水。"), ("keywords", "海绵城市、内涝"), ("slug", "haimian"), ("start", "2016-06-01"));
        var path = made.Target().Split('?')[0];
        var id = long.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"/console/topics/{id}?done=created", made.Target());

        await writer.OpenAsync(path);
        Assert.Contains($"value=\"add {second}\"", writer.Html, StringComparison.Ordinal);
        (string, string)[] outline = [("revision", writer.Field("revision")), ("slug", "haimian"), ("start", "2016-06-01"), ("end", ""), ("archive", ""), ("section-0", "一线")];
        using var added = await writer.SendAsync(path, [.. outline, ("section-0-articles", $"{first}"), ("into", "0"), ("act", $"add {second}")]);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal($"{first} {second}", writer.Field("section-0-articles"));
        Assert.Contains("改动还没有保存。", writer.Html, StringComparison.Ordinal);
        using var found = await writer.SendAsync(path, [.. outline, ("section-0-articles", $"{first} {second}"), ("words", "管网"), ("act", "find")]);
        Assert.Contains("改动还没有保存。", writer.Html, StringComparison.Ordinal);
        using var moved = await writer.SendAsync(path, [.. outline, ("section-0-articles", $"{first} {second}"), ("act", "up 0 1")]);
        Assert.Equal($"{second} {first}", writer.Field("section-0-articles"));
        using var divided = await writer.SendAsync(path, [.. outline, ("section-0-articles", $"{second} {first}"), ("act", "section")]);
        Assert.Equal("", writer.Field("section-1-articles"));
        using var across = await writer.SendAsync(path, [.. outline, ("section-0-articles", $"{second} {first}"), ("section-1", "解读"), ("section-1-articles", $"{third}"), ("act", "down 0 1")]);
        Assert.Equal((second.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{first} {third}"), (writer.Field("section-0-articles"), writer.Field("section-1-articles")));
        Assert.Equal(1, (await room.Writer.ReadAsync(id)).Ok().Body.GetProperty("versions").GetInt64());

        using var saved = await writer.SendAsync(path, [.. outline, ("section-0-articles", $"{second}"), ("section-1", "解读"), ("section-1-articles", $"{first} {third}"), ("act", "save")]);
        Assert.Equal($"{path}?done=arranged", saved.Target());
        var topic = (await room.Writer.ReadAsync(id)).Ok().Body.GetProperty("topic");
        Assert.Equal(
            ["一线 " + second, "解读 " + first + " " + third],
            topic.GetProperty("sections").EnumerateArray().Select(static section =>
                $"{section.GetProperty("title").GetString()} {string.Join(' ', section.GetProperty("articles").EnumerateArray().Select(static article => article.GetProperty("id").GetInt64()))}"));
        await writer.OpenAsync("/console/topics");
        Assert.Contains("3 篇", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_put_in_order_is_still_there()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(Text("道路改造"));
        (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "先有的", topic = new { slug = "haimian", sections = new[] { new { articles = new[] { new { id = article } } } } } })).Ok();
        using var writer = await room.EnterAsync("writer");

        await writer.OpenAsync("/console/topics/new");
        using var nameless = await writer.SendAsync("/console/topics/new", ("title", "后来的"), ("board", "zhuanti"), ("digest", ""), ("keywords", ""), ("slug", ""));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        Assert.Contains("地址里的代号：没有填写", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        using var taken = await writer.SendAsync("/console/topics/new", ("title", "后来的"), ("board", "zhuanti"), ("digest", ""), ("keywords", ""), ("slug", "haimian"));
        Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
        Assert.Contains("已经是另一个专题的", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        using var both = await writer.SendAsync(
            "/console/topics/new", ("title", "后来的"), ("board", "zhuanti"), ("digest", ""), ("keywords", ""), ("slug", "Hai"), ("start", "2016-07-01"), ("end", "2016-06-01"), ("archive", "2016-05-01"));
        var told = WebUtility.HtmlDecode(writer.Html);
        Assert.Contains("<p class=\"error\" id=\"end-error\">不能早于开始日期</p>", told, StringComparison.Ordinal);
        Assert.Contains("<p class=\"error\" id=\"archive-error\">应在结束日期之后</p>", told, StringComparison.Ordinal);
        Assert.Contains("<p class=\"error\" id=\"slug-error\">应是小写字母", told, StringComparison.Ordinal);
        using var made = await writer.SendAsync("/console/topics/new", ("title", "后来的"), ("board", "zhuanti"), ("digest", ""), ("keywords", ""), ("slug", "houlai"));
        var path = made.Target().Split('?')[0];

        await writer.OpenAsync(path);
        using var reversed = await writer.SendAsync(
            path, ("revision", writer.Field("revision")), ("slug", "houlai"), ("start", "2016-07-01"), ("end", "2016-06-01"), ("section-0", "一线"), ("section-0-articles", $"{article}"), ("act", "save"));
        Assert.Equal(HttpStatusCode.BadRequest, reversed.StatusCode);
        Assert.Contains("结束：不能早于开始日期", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.Equal((article.ToString(System.Globalization.CultureInfo.InvariantCulture), "2016-07-01", "2016-06-01"), (writer.Field("section-0-articles"), writer.Field("start"), writer.Field("end")));
    }

    [Fact]
    public async Task Topics_are_not_offered_to_topics_and_what_is_chosen_takes_no_place_from_others()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var articles = new List<long>();
        for (var number = 0; number < 21; number++)
        {
            articles.Add(await room.PublishedAsync(Text($"第 {number} 篇")));
        }

        var sections = new[] { new { articles = articles[1..].Select(static id => new { id }).ToArray() } };
        var topic = await room.PublishedAsync(new { board = "zhuanti", title = "聚焦海绵城市", digest = "摘要", source = "濮阳日报", topic = new { slug = "haimian", sections } });
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync($"/console/topics/{topic}");

        Assert.DoesNotContain($"value=\"add {topic}\"", writer.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"add {articles[0]}\"", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_and_going_on_is_one_press_and_an_unchanged_topic_is_not_saved_again()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(Text("道路改造"));
        var topic = (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "聚焦海绵城市", topic = new { slug = "haimian", sections = new[] { new { title = "一线" } } } })).Ok().Id;
        var path = $"/console/topics/{topic}";
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync(path);
        (string, string)[] outline = [("version", writer.Field("version")), ("slug", "haimian"), ("section-0", "一线"), ("section-0-articles", $"{article}")];
        using var submitted = await writer.SendAsync(path, [("revision", writer.Field("revision")), .. outline, ("act", "submit")]);
        Assert.Equal($"/console/articles/{topic}/submit?done=arranged", submitted.Target());
        await writer.OpenAsync(submitted.Target());
        Assert.Contains("专题的编排已保存。", writer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("正文是空的", writer.Html, StringComparison.Ordinal);

        await writer.OpenAsync(path);
        using var looked = await writer.SendAsync(path, [("revision", writer.Field("revision")), .. outline, ("act", "look")]);
        Assert.Equal($"/console/articles/{topic}", looked.Target());
        Assert.Equal(2, (await room.Writer.ReadAsync(topic)).Ok().Body.GetProperty("versions").GetInt64());
    }

    [Fact]
    public async Task The_second_of_two_is_told_who_saved_when_and_saves_over_it_only_by_another_press()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var (first, second) = (await room.PublishedAsync(Text("道路改造")), await room.PublishedAsync(Text("雨水花园")));
        var topic = (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "聚焦海绵城市", topic = new { slug = "haimian", sections = new[] { new { title = "一线" } } } })).Ok().Id;
        var path = $"/console/topics/{topic}";
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync(path);
        (string, string)[] seen = [("revision", writer.Field("revision")), ("version", writer.Field("version"))];
        var other = new { slug = "haimian", sections = new[] { new { title = "别人的", articles = new[] { new { id = second } } } } };
        (await room.Editor.ChangeAsync(topic, new() { ["topic"] = other })).Ok();
        (string, string)[] mine = [("slug", "haimian"), ("section-0", "一线"), ("section-0-articles", $"{first}"), ("act", "save")];

        using var refused = await writer.SendAsync(path, [.. seen, .. mine]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        var told = WebUtility.HtmlDecode(writer.Html);
        Assert.Matches(@"editor 20\d\d年\d+月\d+日 \d\d:\d\d 保存了第 2 版，您排的是照第 1 版", told);
        Assert.Contains($"/console/articles/{topic}/compare?from=1&to=2", told, StringComparison.Ordinal);
        Assert.Equal($"{first}", writer.Field("section-0-articles"));

        using var saved = await writer.SendAsync(path, [("revision", writer.Field("revision")), ("version", writer.Field("version")), .. mine]);
        Assert.Equal($"{path}?done=arranged", saved.Target());
        Assert.Equal("一线", (await room.Writer.ReadAsync(topic)).Ok().Body.GetProperty("topic").GetProperty("sections")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Who_puts_a_topic_in_order_is_told_which_of_its_articles_are_not_here()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var (here, away) = (await room.PublishedAsync(Text("道路改造")), await room.PublishedAsync(Text("雨水花园")));
        var sections = new[] { new { articles = new[] { new { id = here }, new { id = away } } } };
        var topic = (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "聚焦海绵城市", topic = new { slug = "haimian", sections } })).Ok().Id;
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync($"/console/topics/{topic}");
        Assert.DoesNotContain("这里没有的稿件", writer.Html, StringComparison.Ordinal);

        await room.ByHandAsync("update articles set external_id = 'another-database' where id = @away", new { away });
        await writer.OpenAsync($"/console/topics/{topic}");

        Assert.Contains("这个专题还有 1 篇这里没有的稿件，一保存就不在专题里了：“雨水花园”。", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_withdraws_an_article_and_who_opens_the_menu_see_the_topic()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(Text("道路改造"));
        var topic = new { slug = "haimian", sections = new[] { new { title = "一线", articles = new[] { new { id = article } } } } };
        await room.PublishedAsync(new { board = "zhuanti", title = "聚焦海绵城市", digest = "导语", source = "濮阳日报", topic });

        using var chief = await room.EnterAsync("chief");
        await chief.OpenAsync($"/console/articles/{article}/withdraw");
        Assert.Contains("这篇稿件在专题里", chief.Html, StringComparison.Ordinal);
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console/menu/edit");
        Assert.Contains("<option value=\"/topics/haimian\">专题 › 聚焦海绵城市</option>", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.Contains("<option value=\"/topics\">专题</option>", writer.Html, StringComparison.Ordinal);

        (await room.Chief.WithdrawAsync(article)).Ok();
        await writer.OpenAsync("/console/topics");
        Assert.Contains("1 篇不公开", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_moves_something_after_saving_goes_on_there_and_is_not_told_that_it_is_saved()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var (first, second, third) = (await room.PublishedAsync(Text("道路改造")), await room.PublishedAsync(Text("雨水花园")), await room.PublishedAsync(Text("管网提升")));
        var sections = new[] { new { title = "一线", articles = new[] { new { id = first }, new { id = second } } } };
        var topic = (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "聚焦海绵城市", topic = new { slug = "haimian", sections } })).Ok().Id;
        var saved = $"/console/topics/{topic}?done=arranged";
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync(saved);
        Assert.Contains(">已保存。<", writer.Html, StringComparison.Ordinal);
        (string, string)[] outline = [("revision", writer.Field("revision")), ("slug", "haimian"), ("section-0", "一线")];

        foreach (var (articles, act, goesOn) in new[]
        {
            ($"{first} {second}", "down 0 0", "up 0 1"),
            ($"{first} {second} {third}", "down 0 0", "down 0 1"),
            ($"{first} {second}", "away 0 0", "away 0 0"),
            ($"{third}", $"add {second}", $"add {first}"),
        })
        {
            using var moved = await writer.SendAsync(saved, [.. outline, ("section-0-articles", articles), ("into", "0"), ("act", act)]);
            Assert.DoesNotContain("已保存。", writer.Html, StringComparison.Ordinal);
            Assert.Contains("改动还没有保存。", writer.Html, StringComparison.Ordinal);
            Assert.Contains($"value=\"{goesOn}\" data-news", Assert.Single(System.Text.RegularExpressions.Regex.Matches(writer.Html, "<[^>]* data-news[^>]*>")).Value, StringComparison.Ordinal);
        }

        using var nothing = await writer.SendAsync(saved, [.. outline, ("section-0-articles", $"{first}"), ("act", "away 0 0")]);
        Assert.Matches("<p[^>]* data-news[^>]*>改动还没有保存。", writer.Html);
    }

    [Fact]
    public async Task Nobody_asks_a_topic_for_a_body_and_an_empty_one_is_sent_back_to_what_it_lacks()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(Text("道路改造"));
        var sections = new[] { new { title = "一线", articles = new[] { new { id = article } } } };
        var filled = (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "聚焦海绵城市", topic = new { slug = "haimian", sections } })).Ok().Id;
        var empty = (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "空的专题", topic = new { slug = "kong" } })).Ok().Id;
        using var writer = await room.EnterAsync("writer");

        await writer.OpenAsync($"/console/articles/{empty}/submit");
        var html = WebUtility.HtmlDecode(writer.Html);
        Assert.DoesNotContain("正文是空的", html, StringComparison.Ordinal);
        Assert.DoesNotContain("只发标题和摘要", html, StringComparison.Ordinal);
        Assert.Contains($"专题里还没有稿件，读者打开是空的，不能送审。请先在<a href=\"/console/topics/{empty}\">编排</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">送审</button>", html, StringComparison.Ordinal);
        await writer.OpenAsync($"/console/articles/{filled}/submit");
        Assert.Contains(">送审</button>", writer.Html, StringComparison.Ordinal);
    }

    private static object Text(string title) => new { board = "puyang-yaowen", title, body = "正文。", source = "濮阳日报" };
}
