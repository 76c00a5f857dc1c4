using System.Text.RegularExpressions;
using PuyangFabu.Operations.Backup;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>What a restore calls the tables it fills.</summary>
public sealed partial class TableWordsTests
{
    [Fact]
    public void Every_table_of_the_database_has_words_of_its_own()
    {
        var tables = SourceTree.Files("src/PuyangFabu/Foundation/Storage/Migrations", "*.sql")
            .SelectMany(static file => CreateTable().Matches(file.Text)).Select(static match => match.Groups["table"].Value).Distinct().ToArray();

        Assert.NotEmpty(tables);
        Assert.All(tables, static table => Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}", TableWords.Of(table)));
        Assert.Equal(tables.Length, tables.Select(TableWords.Of).Distinct().Count());
    }

    [GeneratedRegex(@"create table (?<table>\w+)")]
    private static partial Regex CreateTable();
}
