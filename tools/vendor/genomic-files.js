/** What the bundle `www/vendor/genomic-files.js` exports: the readers of genomic files, by JBrowse, and gzip. */
export { BigWig } from '@gmod/bbi';
export { default as Bed } from '@gmod/bed';
export { BgzipIndexedFasta, IndexedFasta } from '@gmod/indexedfasta';
export { TwoBitFile } from '@gmod/twobit';
export { default as Vcf } from '@gmod/vcf';
export { Gunzip, zlibSync } from 'fflate';
export { BlobFile } from 'generic-filehandle2';
