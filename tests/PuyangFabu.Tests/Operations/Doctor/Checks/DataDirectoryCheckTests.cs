using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Doctor.Checks;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Operations.Doctor.Checks;

public sealed class DataDirectoryCheckTests
{
    [Theory]
    [InlineData(100_000_000, FindingLevel.Wrong)]
    [InlineData(1_000_000_000, FindingLevel.Notice)]
    [InlineData(50_000_000_000, FindingLevel.Fine)]
    public void Room_is_judged_by_what_is_left(long free, FindingLevel level) => Assert.Equal(level, DataDirectoryCheck.Judge("data", free).Level);

    [Fact]
    public async Task A_folder_that_takes_files_is_left_as_it_was()
    {
        using var folder = new ScratchFolder();
        var findings = await new DataDirectoryCheck(new StorageOptions { DataDirectory = folder.Path }).RunAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(findings);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_in_its_place_is_wrong()
    {
        using var folder = new ScratchFolder();
        var options = new StorageOptions { DataDirectory = folder.Write("data", "") };
        var finding = Assert.Single(await new DataDirectoryCheck(options).RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(FindingLevel.Wrong, finding.Level);
    }
}
