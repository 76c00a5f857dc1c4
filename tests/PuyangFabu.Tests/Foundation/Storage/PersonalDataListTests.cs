using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>Where people's data is stands in one list, the stores' own; the schema of both databases is held against it.</summary>
public sealed partial class PersonalDataListTests(TestDatabases databases)
{
    /// <summary>Columns that are called as if they could hold an openid or a person's words, and why they do not.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["synonym_groups.words"] = "editors' synonyms",
        ["word_rules.words"] = "editors' word lists",
        ["danger_groups.words"] = "editors' words of danger",
        ["danger_groups.reply"] = "what is said to everybody in danger",
        ["articles.source"] = "the paper an article came from",
        ["articles.source_url"] = "the paper an article came from",
        ["articles.body_source"] = "an article as its editor wrote it",
        ["articles.body_html"] = "an article",
        ["articles.body_text"] = "an article",
        ["article_versions.content"] = "an article",
        ["content_versions.content"] = "what editors wrote",
        ["seen_signatures.body"] = "a hash",
        ["standard_replies.content"] = "what is said to everybody",
        ["menus.content"] = "a menu",
        ["menu_publications.content"] = "a menu",
        ["data_protection_keys.content"] = "a sealed key",
        ["broadcasts.text_content"] = "what is said to everybody",
        ["audit_log.target_kind"] = "of a follower the code alone, which is nobody's name without the key",
        ["audit_log.target_id"] = "of a follower the code alone, which is nobody's name without the key",
        ["cases.source"] = "the way a case came in",
        ["citizen_services.words"] = "editors' other words for a service",
        ["source_items.body"] = "an article of another site, until a draft is made of it",
        ["broadcasts.recipients"] = "a number",
        ["broadcast_parts.recipients"] = "a number",
    };

    [Theory, EachDatabase]
    public async Task Every_column_that_may_hold_an_openid_or_a_persons_words_is_in_the_list_and_is_there(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var listed = host.Services.GetServices<IPersonalDataStore>().SelectMany(static store => store.PersonalData)
            .SelectMany(static data => data.Names.Select(name => $"{data.Table}.{name}")).ToHashSet();
        var there = await host.Database.Database.ReadAsync(
            async session => (await SchemaReader.ReadAsync(session))
                .SelectMany(static table => table.Columns.Select(column => (Name: $"{table.Name}.{column.Name}", column.Kind))).ToList(),
            TestContext.Current.CancellationToken);

        Assert.All(there.Where(static column => column.Kind is ColumnKind.Text or ColumnKind.Blob && Suspect().IsMatch(column.Name)), column => Assert.True(
            listed.Contains(column.Name) || Others.ContainsKey(column.Name),
            $"{column.Name} looks as if it held an openid or a person's words. If it does, its store is an IPersonalDataStore that names it and empties it; if not, say in {nameof(Others)} of this test why."));
        Assert.All(listed.Concat(Others.Keys), name => Assert.True(
            there.Any(column => column.Name == name), $"{name} is in a list and in no table."));
        Assert.Empty(listed.Intersect(Others.Keys));
    }

    [Fact]
    public async Task Each_place_says_how_long_it_keeps_and_the_setting_is_one()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var schema = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "config/appsettings.schema.json"), TestContext.Current.CancellationToken);
        Assert.All(host.Services.GetServices<IPersonalDataStore>().SelectMany(static store => store.PersonalData), data =>
        {
            Assert.NotEmpty(data.Names);
            Assert.True(
                !data.Kept.Contains(':', StringComparison.Ordinal) || schema.Contains($"\"{data.Kept.Split(':')[1]}\"", StringComparison.Ordinal),
                $"{data.Table} is said to be kept as long as {data.Kept} says, which is no setting.");
        });
    }

    [Theory]
    [InlineData("some_calls.to_user", true)]
    [InlineData("some_calls.target", true)]
    [InlineData("some_calls.target_name", true)]
    [InlineData("followers.nickname", true)]
    [InlineData("cases.contact", true)]
    [InlineData("cases.phone_number", true)]
    [InlineData("queue.payload", true)]
    [InlineData("boards.slug", false)]
    [InlineData("operators.user_name", false)]
    public void The_rule_sees_the_names_that_such_columns_have(string column, bool suspect) => Assert.Equal(suspect, Suspect().IsMatch(column));

    [GeneratedRegex(@"\.(?:.*_)?(open_?ids?|union_?id|from_user|to_user|receiver|recipients?|audience_list|target|follower|person|citizen|nickname|remark|scene|words|query|question|message|reply|payload|body|content|text_content|source|contact|phone_number|place|latitude|longitude|sender)(?:_(?:id|name|text|html|json))?$")]
    private static partial Regex Suspect();
}
