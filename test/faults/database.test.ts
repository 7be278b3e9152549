import { databaseCases } from './andersson-table';
import { databaseFaults } from './suites';

databaseFaults(databaseCases);
