using System.Net;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.CitizenServices;

/// <summary>Services over the operators' calls, and what followers and readers get of them.</summary>
public sealed class CitizenServiceApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Fact]
    public async Task A_service_is_written_changed_deleted_and_brought_back()
    {
        var service = await CreateAsync(new { name = "甲项缴费", words = new[] { "甲项费用" }, text = "交甲项的费", phone = "0393-1234567 转 8", url = "https://jia.example/", order = 900 });
        Assert.Equal(service.Json.ToString(), (await Editor.CallAsync("GET", $"/api/services/{service.Id}")).Json.ToString());
        Assert.Contains("甲项缴费", (await Editor.CallAsync("GET", "/api/services")).Json.ToString(), StringComparison.Ordinal);
        Assert.Contains("href=\"tel:03931234567\"", await PageAsync("?q=甲项"), StringComparison.Ordinal);

        // What was read is handed back with one field changed.
        var changed = await Editor.CallAsync("PUT", $"/api/services/{service.Id}", service.Json.ToString().Replace("甲项缴费", "甲项改名", StringComparison.Ordinal));
        Assert.Equal((2, 900L), (changed.Revision, changed.Json.GetProperty("order").GetInt64()));
        await Editor.CallAsync("PUT", $"/api/services/{service.Id}", service.Json.ToString(), HttpStatusCode.PreconditionFailed);
        await Editor.CallAsync("DELETE", $"/api/services/{service.Id}?revision=1", null, HttpStatusCode.PreconditionFailed);
        await Editor.CallAsync("DELETE", $"/api/services/{service.Id}", null, HttpStatusCode.NoContent);
        await Editor.CallAsync("GET", $"/api/services/{service.Id}", null, HttpStatusCode.NotFound);
        Assert.Contains("甲项改名", (await Editor.CallAsync("GET", "/api/services/deleted")).Json.ToString(), StringComparison.Ordinal);

        var restored = await Editor.CallAsync("POST", $"/api/services/{service.Id}/versions/1/restore");
        Assert.Equal((service.Id, 4, "甲项缴费"), (restored.Id, restored.Revision, restored.Json.GetProperty("name").GetString()));
        Assert.Equal("service", (await content.LastEntryAsync("service.restore")).GetProperty("targetKind").GetString());
    }

    [Fact]
    public async Task What_fits_a_followers_words_is_answered_before_articles_with_its_number_in_the_text()
    {
        await CreateAsync(new { name = "乙项预约", words = new[] { "预约乙项" }, text = "在网上预约乙项", phone = "0393-7654321", hours = "工作日", miniProgram = "乙项小程序", unit = "濮阳市教育局" });

        foreach (var words in new[] { "乙项预约", "怎么预约乙项呢" })
        {
            var answer = await Editor.CallAsync("POST", "/api/reply-rules/try", new { text = words });
            Assert.Equal("service", answer.Json.GetProperty("source").GetString());
            var reply = answer.Json.GetProperty("reply").ToString();
            Assert.Contains("电话：0393-7654321（工作日）", reply, StringComparison.Ordinal);
            Assert.Contains("小程序：乙项小程序", reply, StringComparison.Ordinal);
            Assert.Contains("承办：濮阳市教育局", reply, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_units_name_is_the_directorys_and_a_rules_words_are_the_rules()
    {
        foreach (var (words, source) in new[] { ("清丰县", "directory"), ("12345", "rule"), ("濮阳要闻", "board"), ("看报纸", "service") })
        {
            Assert.Equal(source, (await Editor.CallAsync("POST", "/api/reply-rules/try", new { text = words })).Json.GetProperty("source").GetString());
        }
    }

    [Fact]
    public async Task Outside_its_time_a_service_is_neither_answered_nor_on_the_page()
    {
        await CreateAsync(new { name = "丙项旧事", words = new[] { "丙项旧事办理" }, text = "已停办", until = "2016-01-01" });
        await CreateAsync(new { name = "丙项新事", words = new[] { "丙项新事办理" }, text = "还没有开始", from = "2199-01-01" });

        Assert.DoesNotContain("丙项", await PageAsync(""), StringComparison.Ordinal);
        foreach (var words in new[] { "丙项旧事办理", "丙项新事办理" })
        {
            Assert.NotEqual("service", (await Editor.CallAsync("POST", "/api/reply-rules/try", new { text = words })).Json.GetProperty("source").GetString());
        }
    }

    [Fact]
    public async Task Its_unit_is_an_entry_of_the_directory_or_a_name()
    {
        var unit = await Editor.CallAsync("POST", "/api/directory", new { kind = "部门", name = "丁项管理局" }, HttpStatusCode.Created);
        var byId = await CreateAsync(new { name = "丁项一", text = "一", unit = unit.Id });
        var byName = await CreateAsync(new { name = "丁项二", text = "二", unit = "丁项管理局" });
        var free = await CreateAsync(new { name = "丁项三", text = "三", unit = "丁项公司" });

        Assert.Equal((unit.Id, "丁项管理局"), (byId.Json.GetProperty("unit").GetInt64(), byId.Json.GetProperty("unitName").GetString()));
        Assert.Equal(unit.Id, byName.Json.GetProperty("unit").GetInt64());
        Assert.Equal("丁项公司", free.Json.GetProperty("unit").GetString());
        Assert.Contains("没有编号", (await Editor.CallAsync("POST", "/api/services", new { name = "丁项四", text = "四", unit = 999999 }, HttpStatusCode.BadRequest)).Error("unit"), StringComparison.Ordinal);

        // The unit leaves the directory: the service keeps it.
        await Editor.CallAsync("DELETE", $"/api/directory/{unit.Id}", null, HttpStatusCode.NoContent);
        Assert.Equal("丁项管理局", (await Editor.CallAsync("PUT", $"/api/services/{byId.Id}", byId.Json.ToString())).Json.GetProperty("unitName").GetString());
    }

    [Fact]
    public async Task Scripts_in_every_field_are_shown_as_text()
    {
        const string script = "<script>alert(1)</script>";
        await CreateAsync(new { name = script, words = new[] { script }, text = script, hours = script, county = "<b>县</b>", theme = "<i>类</i>", unit = script, miniProgram = script, url = "https://example.com/?q=<script>" });

        var page = await PageAsync("?q=<script>&theme=<i>类</i>&county=<b>县</b>");

        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>县", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"甲"}""", "name", "不能是空的")]
    [InlineData("""{"name":"甲"}""", "text", "不能是空的")]
    [InlineData("""{"name":"甲","text":"乙","words":[""]}""", "words", "里不能有空的词")]
    [InlineData("""{"name":"甲","text":"乙","words":[null]}""", "words", "里不能有空的词")]
    [InlineData("""{"name":"甲","text":"乙","words":["丙"]}""", "words", "太短")]
    [InlineData("""{"name":"甲","text":"乙","words":["丙丁","丙丁"]}""", "words", "是同一个词")]
    [InlineData("""{"name":"甲","text":"乙","phone":"打我"}""", "phone", "应是电话号码")]
    [InlineData("""{"name":"甲","text":"乙","url":"javascript:alert(1)"}""", "url", "不是 http 或 https 网址")]
    [InlineData("""{"name":"甲","text":"乙","order":1000001}""", "order", "之间")]
    [InlineData("""{"name":"甲","text":"乙","from":"明天"}""", "from", "不是日期和时间")]
    [InlineData("""{"name":"甲","text":"乙","from":"2026-02-01","until":"2026-01-01"}""", "until", "要晚于开始的时间")]
    public async Task A_wrong_field_is_named(string json, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("POST", "/api/services", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);

    [Fact]
    public async Task Wrong_types_are_bad_input_and_unknown_services_are_not_found()
    {
        await Editor.CallAsync("POST", "/api/services", """{"name":7,"text":"甲"}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("POST", "/api/services", """{"name":"甲","text":"乙","words":"丙丁"}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("POST", "/api/services", """{"name":"甲","text":"乙","unit":{}}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("POST", "/api/services", """{"name":"甲","text":"乙","telefon":"1"}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("PUT", "/api/services/999999", new { name = "甲", text = "乙" }, HttpStatusCode.NotFound);
        await Editor.CallAsync("DELETE", "/api/services/999999", null, HttpStatusCode.NotFound);
        await Editor.CallAsync("POST", "/api/services/999999/versions/1/restore", null, HttpStatusCode.NotFound);
    }

    private Task<ApiAnswer> CreateAsync(object service) => Editor.CallAsync("POST", "/api/services", service, HttpStatusCode.Created);

    private async Task<string> PageAsync(string query) => await content.Operators.Anonymous().GetStringAsync($"/services{query}");
}
